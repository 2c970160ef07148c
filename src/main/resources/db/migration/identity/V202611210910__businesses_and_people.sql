-- The list of businesses is public knowledge (their portals are); their secrets are not.
create table business (
    id          uuid primary key,
    slug        text not null unique,
    name        text not null,
    tagline     text not null,
    language    text not null,
    languages   text[] not null,
    accent_hue  int not null,
    welcome     text not null,
    suggestions text[] not null,
    origins     text[] not null,
    demo        boolean not null,
    created_at  timestamptz not null
);

create table business_secret (
    tenant_id     uuid primary key references business on delete cascade,
    visitor_key   bytea not null
);

create table account (
    id            uuid primary key,
    tenant_id     uuid references business on delete cascade,
    email         text not null unique,
    name          text not null,
    roles         text[] not null,
    password_hash text not null,
    created_at    timestamptz not null
);

create table session (
    id            uuid primary key,
    tenant_id     uuid references business on delete cascade,
    account_id    uuid not null references account on delete cascade,
    refresh_hash  text not null,
    previous_hash text,
    rotated_at    timestamptz,
    created_at    timestamptz not null,
    expires_at    timestamptz not null,
    revoked_at    timestamptz
);
create index session_account on session (account_id);
create index session_revoked on session (revoked_at) where revoked_at is not null;

-- Keys are hashes of an account's name or an address; no business's data.
create table sign_in_throttle (
    key           text primary key,
    failures      int not null,
    last_failure  timestamptz not null
);

do $$
declare t text;
begin
    foreach t in array array['business_secret', 'account', 'session'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy tenant on %I using (current_setting(''app.tenant'', true) in (coalesce(tenant_id::text, ''system''), ''system''))', t);
    end loop;
end $$;
