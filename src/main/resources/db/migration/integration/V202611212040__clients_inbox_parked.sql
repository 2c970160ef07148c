-- Other systems' programs. One without a business is the operator's, and hears events.
create table integration_client (
    id         uuid primary key,
    tenant_id  uuid,
    name       text not null,
    digest     bytea not null,
    commands   text[] not null,
    created_at timestamptz not null,
    revoked_at timestamptz
);
create index integration_client_list on integration_client (tenant_id, created_at desc, id desc);

-- What was asked, and the reply that everybody gets who asks the same again.
create table integration_inbox (
    client_id  uuid not null references integration_client on delete cascade,
    key        text not null,
    tenant_id  uuid not null,
    request    text not null,
    reply      text not null,
    created_at timestamptz not null,
    primary key (client_id, key)
);
create index integration_inbox_old on integration_inbox (created_at);

-- Messages that nobody could take. Without a business: nobody knows whose it is, so it is the operator's.
create table integration_parked (
    id         uuid primary key,
    tenant_id  uuid,
    client_id  uuid,
    key        text not null unique,
    payload    text not null,
    whole      boolean not null,
    problem    text not null,
    parked_at  timestamptz not null
);
create index integration_parked_list on integration_parked (tenant_id, parked_at desc, id desc);

do $$
declare t text;
begin
    foreach t in array array['integration_client', 'integration_inbox', 'integration_parked'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy tenant on %I using (current_setting(''app.tenant'', true) in (tenant_id::text, ''system''))', t);
    end loop;
end $$;

-- For the broker's sign-in, which knows no business yet; see server-config/jms-acceptor.cli.
create function integration_sign_in(client text) returns table (digest text, role text) language plpgsql as $$
begin
    if client !~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
        return;
    end if;
    perform set_config('app.tenant', 'system', true);
    return query select encode(c.digest, 'hex'), case when c.tenant_id is null then 'events' else 'commands' end
        from integration_client c where c.id = client::uuid and c.revoked_at is null;
end $$;
