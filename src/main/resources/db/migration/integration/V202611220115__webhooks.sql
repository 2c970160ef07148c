-- Addresses that hear of events by HTTP. Secrets are sealed, bound to the row; the one before the newest still signs for a while.
create table integration_webhook (
    id               uuid primary key,
    tenant_id        uuid not null,
    name             text not null,
    url              text not null,
    types            text[] not null,
    enabled          boolean not null,
    disabled_because text not null default '' check (disabled_because in ('', 'gone', 'failing')),
    sealed_secret    bytea not null,
    sealed_former    bytea,
    former_until     timestamptz,
    failing_since    timestamptz,
    rests_until      timestamptz,
    created_at       timestamptz not null,
    updated_at       timestamptz not null
);
create index integration_webhook_list on integration_webhook (tenant_id, created_at desc, id desc);

-- One event for one address. It is due again after each attempt that failed, and while an attempt goes on, in case its node dies.
create table integration_webhook_delivery (
    id           uuid primary key,
    webhook_id   uuid not null references integration_webhook on delete cascade,
    tenant_id    uuid not null,
    event_id     uuid not null,
    type         text not null,
    body         text not null,
    state        text not null check (state in ('waiting', 'delivered', 'givenUp')),
    attempts     int not null,
    due_at       timestamptz,
    created_at   timestamptz not null,
    unique (webhook_id, event_id)
);
create index integration_webhook_delivery_due on integration_webhook_delivery (webhook_id, due_at) where due_at is not null;
create index integration_webhook_delivery_list on integration_webhook_delivery (webhook_id, created_at desc, id desc);
create index integration_webhook_delivery_old on integration_webhook_delivery (created_at);

create table integration_webhook_attempt (
    id          uuid primary key,
    delivery_id uuid not null references integration_webhook_delivery on delete cascade,
    tenant_id   uuid not null,
    at          timestamptz not null,
    status      int not null,
    millis      int not null,
    problem     text not null,
    response    text not null
);
create index integration_webhook_attempt_list on integration_webhook_attempt (delivery_id, at desc, id desc);

do $$
declare t text;
begin
    foreach t in array array['integration_webhook', 'integration_webhook_delivery', 'integration_webhook_attempt'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy tenant on %I using (current_setting(''app.tenant'', true) in (tenant_id::text, ''system''))', t);
    end loop;
end $$;
