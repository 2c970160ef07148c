-- The application role may use what the owner makes, now and later; it owns nothing.
grant usage on schema public to ${application};
alter default privileges in schema public grant select, insert, update, delete on tables to ${application};
alter default privileges in schema public grant usage, select on sequences to ${application};

create table outbox_event (
    id          uuid primary key,
    seq         bigint generated always as identity unique,
    tenant_id   uuid not null,
    type        text not null,
    subject     uuid not null,
    payload     text not null,
    occurred_at timestamptz not null,
    txid        xid8 not null default pg_current_xact_id()
);
create index outbox_event_txid on outbox_event (txid, seq);

create table outbox_delivery (
    event_id  uuid not null references outbox_event on delete cascade,
    listener  text not null,
    tenant_id uuid not null,
    attempts  int not null default 0,
    due_at    timestamptz not null,
    parked_at timestamptz,
    problem   text,
    primary key (event_id, listener)
);
create index outbox_delivery_due on outbox_delivery (due_at) where parked_at is null;
create index outbox_delivery_parked on outbox_delivery (parked_at) where parked_at is not null;

create table idempotency_key (
    tenant_id  uuid not null,
    caller     uuid not null,
    key        text not null,
    request    text not null,
    status     int not null,
    response   text not null,
    created_at timestamptz not null,
    primary key (tenant_id, caller, key)
);

-- The relay works across businesses ('system'); everyone else sees one business's rows.
do $$
declare t text;
begin
    foreach t in array array['outbox_event', 'outbox_delivery', 'idempotency_key'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy tenant on %I using (current_setting(''app.tenant'', true) in (tenant_id::text, ''system''))', t);
    end loop;
end $$;
