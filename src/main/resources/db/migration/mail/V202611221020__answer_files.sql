-- Files of agents' answers: brought before the answer is said, which then names them by its key; what no answer names is swept.
create table mail_answer_file (
    id              uuid primary key,
    tenant_id       uuid not null,
    conversation_id uuid not null,
    message_key     text not null,
    number          int not null check (number between 0 and 9),
    author_id       uuid not null,
    message_id      uuid,
    name            text not null,
    media_type      text not null,
    bytes           int not null,
    content         bytea not null,
    created_at      timestamptz not null,
    unique (tenant_id, conversation_id, message_key, number)
);
create index mail_answer_file_list on mail_answer_file (conversation_id, created_at desc, id desc);
create index mail_answer_file_message on mail_answer_file (message_id) where message_id is not null;
create index mail_answer_file_unsaid on mail_answer_file (created_at) where message_id is null;
alter table mail_answer_file enable row level security;
alter table mail_answer_file force row level security;
create policy tenant on mail_answer_file using (current_setting('app.tenant', true) in (tenant_id::text, 'system'));
