create table ai_policy (
    tenant_id       uuid primary key references business on delete cascade,
    plan            text not null default 'enterprise',
    -- What a client's Stop does to the call upstream: cancel, or drain and bill.
    on_stop         text not null default 'cancel',
    keep_texts_days int not null default 0,
    cache_seconds   int
);

-- When a business last changed anything of its gateway: what every node asks twice a second.
create table ai_revision (
    tenant_id   uuid primary key references business on delete cascade,
    changed_at  timestamptz not null
);
create index ai_revision_changed on ai_revision (changed_at);

create table ai_provider (
    id           uuid primary key,
    tenant_id    uuid not null references business on delete cascade,
    name         text not null,
    kind         text not null,
    base_url     text not null,
    sealed_key   bytea,
    key_hint     text not null,
    enabled      boolean not null,
    version      bigint not null,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    unique (tenant_id, name)
);

create table ai_alias (
    id           uuid primary key,
    tenant_id    uuid not null references business on delete cascade,
    name         text not null,
    strategy     text not null,
    targets      jsonb not null,
    updated_at   timestamptz not null,
    unique (tenant_id, name)
);

create table ai_price (
    id           uuid primary key,
    tenant_id    uuid not null references business on delete cascade,
    model        text not null,
    price        jsonb not null,
    updated_at   timestamptz not null,
    unique (tenant_id, model)
);

create table ai_team (
    id           uuid primary key,
    tenant_id    uuid not null references business on delete cascade,
    name         text not null,
    created_at   timestamptz not null,
    unique (tenant_id, name)
);

create table ai_key (
    id             uuid primary key,
    tenant_id      uuid not null references business on delete cascade,
    team_id        uuid references ai_team,
    owner_id       uuid,
    name           text not null,
    hash           bytea not null unique,
    hint           text not null,
    previous_hash  bytea unique,
    previous_until timestamptz,
    models         text[] not null,
    addresses      text[] not null,
    limits         jsonb not null,
    expires_at     timestamptz,
    revoked_at     timestamptz,
    created_at     timestamptz not null
);
create index ai_key_tenant on ai_key (tenant_id, created_at desc, id desc);

create table ai_budget (
    id          uuid primary key,
    tenant_id   uuid not null references business on delete cascade,
    scope       text not null,
    scope_id    uuid not null,
    period      text not null,
    amount      numeric(20, 12) not null,
    hard        boolean not null,
    created_at  timestamptz not null,
    unique (scope_id, period)
);
create index ai_budget_tenant on ai_budget (tenant_id, created_at desc, id desc);

-- What was spent in one period, and what nodes hold as leases; amount ≥ spent + leased for hard budgets.
create table ai_budget_window (
    budget_id   uuid not null references ai_budget on delete cascade,
    tenant_id   uuid not null,
    starts_at   timestamptz not null,
    spent       numeric(20, 12) not null default 0,
    leased      numeric(20, 12) not null default 0,
    noticed     int not null default 0,
    primary key (budget_id, starts_at)
) with (fillfactor = 50);

create table ai_lease (
    node        text not null,
    budget_id   uuid not null,
    tenant_id   uuid not null,
    starts_at   timestamptz not null,
    amount      numeric(20, 12) not null,
    primary key (node, budget_id, starts_at),
    foreign key (budget_id, starts_at) references ai_budget_window on delete cascade
) with (fillfactor = 50);

create table ai_usage (
    id             uuid primary key,
    tenant_id      uuid not null,
    key_id         uuid,
    team_id        uuid,
    user_id        uuid,
    operation      text not null,
    requested      text not null,
    model          text not null,
    provider       text not null,
    input          bigint not null,
    output         bigint not null,
    cached         bigint not null,
    cache_write    bigint not null,
    reasoning      bigint not null,
    cost           numeric(20, 12) not null,
    price_version  text not null,
    estimated      boolean not null,
    cache          text not null check (cache in ('miss', 'hit', 'off')),
    outcome        text not null,
    attempts       int not null,
    latency_ms     int not null,
    first_ms       int,
    created_at     timestamptz not null
);
create index ai_usage_tenant on ai_usage (tenant_id, created_at desc, id desc);
create index ai_usage_key on ai_usage (key_id, created_at desc);

create table ai_audit (
    id          uuid primary key,
    tenant_id   uuid not null,
    actor_id    uuid,
    actor       text not null,
    action      text not null,
    subject     text not null,
    detail      jsonb not null,
    created_at  timestamptz not null
);
create index ai_audit_tenant on ai_audit (tenant_id, created_at desc, id desc);

do $$
declare t text;
begin
    foreach t in array array['ai_policy', 'ai_revision', 'ai_provider', 'ai_alias', 'ai_price', 'ai_team', 'ai_key', 'ai_budget', 'ai_budget_window',
                             'ai_lease', 'ai_usage', 'ai_audit'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy tenant on %I using (current_setting(''app.tenant'', true) in (tenant_id::text, ''system''))', t);
    end loop;
end $$;
