create table visitor (
    id          uuid primary key,
    tenant_id   uuid not null,
    external_id text,
    name        text not null,
    email       text,
    created_at  timestamptz not null,
    unique (tenant_id, external_id)
);

create table conversation (
    id            uuid primary key,
    tenant_id     uuid not null,
    customer_id   uuid not null,
    customer_name text not null,
    customer_email text,
    verified      boolean not null,
    opening_key   text,
    state         text not null check (state in ('bot', 'waiting', 'agent', 'closed')),
    subject       text not null,
    language      text not null,
    agent_id      uuid,
    agent_name    text,
    last_seq      bigint not null,
    last_role     text,
    last_text     text,
    last_at       timestamptz,
    turn_until    timestamptz,
    summary       text,
    waiting_since timestamptz,
    rating        int check (rating between 1 and 5),
    rating_comment text,
    created_at    timestamptz not null,
    updated_at    timestamptz not null,
    unique (tenant_id, customer_id, opening_key)
);
create index conversation_queue on conversation (tenant_id, state, updated_at desc, id desc);
create index conversation_customer on conversation (tenant_id, customer_id, updated_at desc);
create index conversation_unanswered on conversation (tenant_id, turn_until) where state = 'bot' and last_role = 'visitor';

create table message (
    id                uuid not null,
    tenant_id         uuid not null,
    conversation_id   uuid not null references conversation on delete cascade,
    seq               bigint not null,
    role              text not null check (role in ('visitor', 'bot', 'agent', 'system', 'note')),
    author_id         uuid,
    author_name       text,
    text              text not null,
    citations         text,
    confidence        double precision,
    outcome           text,
    event             text,
    client_message_id text,
    created_at        timestamptz not null,
    primary key (conversation_id, seq)
);
create unique index message_client on message (conversation_id, client_message_id) where client_message_id is not null;

create table ticket (
    id              uuid primary key,
    tenant_id       uuid not null,
    number          bigint not null,
    conversation_id uuid not null references conversation on delete cascade,
    subject         text not null,
    state           text not null check (state in ('open', 'pending', 'solved')),
    priority        text not null check (priority in ('low', 'normal', 'high', 'urgent')),
    customer_name   text not null,
    assignee_id     uuid,
    assignee_name   text,
    due_at          timestamptz not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    unique (tenant_id, number),
    unique (conversation_id)
);
create index ticket_list on ticket (tenant_id, state, updated_at desc, id desc);

create table ticket_counter (
    tenant_id uuid primary key,
    last      bigint not null
);

do $$
declare t text;
begin
    foreach t in array array['visitor', 'conversation', 'message', 'ticket', 'ticket_counter'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy tenant on %I using (current_setting(''app.tenant'', true) = tenant_id::text)', t);
    end loop;
end $$;

-- Tickets live for seconds, so a crash may take them.
create unlogged table socket_ticket (
    hash       text primary key,
    tenant_id  uuid,
    caller     text not null,
    expires_at timestamptz not null
);
alter table socket_ticket enable row level security;
alter table socket_ticket force row level security;
create policy system on socket_ticket using (current_setting('app.tenant', true) = 'system');
