-- Addresses of ours that others' webhooks come to. Each is a client too, of the same id: its rights, and the memory of what it asked.
create table integration_hook (
    id            uuid primary key references integration_client on delete cascade,
    tenant_id     uuid not null,
    name          text not null,
    scheme        text not null check (scheme in ('signature', 'token')),
    token_header  text not null,
    sealed_secret bytea not null,
    sealed_former bytea,
    former_until  timestamptz,
    command       text not null,
    template      text not null,
    enabled       boolean not null,
    created_at    timestamptz not null,
    updated_at    timestamptz not null
);
create index integration_hook_list on integration_hook (tenant_id, created_at desc, id desc);

-- The last ones that came and were no forgeries, to try templates on.
create table integration_hook_payload (
    id          uuid primary key,
    hook_id     uuid not null references integration_hook on delete cascade,
    tenant_id   uuid not null,
    body        text not null,
    status      int not null,
    reply       text not null,
    key         text not null,
    received_at timestamptz not null,
    unique (hook_id, key)
);
create index integration_hook_payload_list on integration_hook_payload (hook_id, received_at desc, id desc);

do $$
declare t text;
begin
    foreach t in array array['integration_hook', 'integration_hook_payload'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy tenant on %I using (current_setting(''app.tenant'', true) in (tenant_id::text, ''system''))', t);
    end loop;
end $$;
