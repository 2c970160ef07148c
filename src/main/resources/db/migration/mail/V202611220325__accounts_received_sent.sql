create table mail_account (
    id               uuid primary key,
    tenant_id        uuid not null,
    address          text not null,
    sender_name      text not null,
    closing          text not null,
    enabled          boolean not null,
    assistant        boolean not null,
    reply_tokens     boolean not null,
    token_digest     bytea not null,
    sealed_reply_key bytea not null,
    imap_host        text,
    imap_port        int,
    imap_security    text check (imap_security in ('tls', 'starttls', 'none')),
    imap_user        text,
    imap_folder      text,
    sealed_password  bytea,
    uid_validity     bigint,
    last_uid         bigint,
    due_at           timestamptz not null,
    polled_at        timestamptz,
    problem          text not null,
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    unique (tenant_id, address)
);
create index mail_account_due on mail_account (due_at) where enabled and imap_host is not null;

-- Every mail that has come, once: stored first, then handled. The digest is of what a sender writes, not of what relays add.
create table mail_received (
    id              uuid primary key,
    tenant_id       uuid not null,
    account_id      uuid not null references mail_account on delete cascade,
    digest          bytea not null,
    message_id      text,
    sender          text not null,
    sender_name     text not null,
    subject         text not null,
    bytes           bigint not null,
    attachments     text,
    state           text not null check (state in ('received', 'handled', 'parked', 'discarded')),
    kind            text not null check (kind in ('unknown', 'letter', 'automatic', 'bounce')),
    reason          text not null,
    bot_asked       boolean not null,
    conversation_id uuid,
    seq             bigint,
    attempts        int not null,
    due_at          timestamptz not null,
    received_at     timestamptz not null,
    unique (account_id, digest)
);
create index mail_received_list on mail_received (tenant_id, state, received_at desc, id desc);
create index mail_received_thread on mail_received (tenant_id, message_id) where conversation_id is not null;
create index mail_received_conversation on mail_received (conversation_id, received_at) where conversation_id is not null;
create index mail_received_sender on mail_received (tenant_id, sender, received_at);
create index mail_received_due on mail_received (due_at) where state = 'received';

-- The bytes as they came, in parts, so that no mail has to fit into memory.
create table mail_content (
    mail_id   uuid not null references mail_received on delete cascade,
    part      int not null,
    tenant_id uuid not null,
    bytes     bytea not null,
    primary key (mail_id, part)
);

create table mail_sent (
    id              uuid primary key,
    tenant_id       uuid not null,
    conversation_id uuid not null,
    seq             bigint not null,
    automatic       boolean not null,
    recipient       text not null,
    subject         text not null,
    message_id      text,
    state           text not null check (state in ('queued', 'sent', 'parked', 'bounced', 'discarded')),
    reason          text not null,
    attempts        int not null,
    due_at          timestamptz not null,
    created_at      timestamptz not null,
    sent_at         timestamptz
);
create index mail_sent_list on mail_sent (tenant_id, state, created_at desc, id desc);
create index mail_sent_conversation on mail_sent (conversation_id, created_at);
create index mail_sent_thread on mail_sent (tenant_id, message_id);
create index mail_sent_due on mail_sent (due_at) where state = 'queued';

do $$
declare t text;
begin
    foreach t in array array['mail_account', 'mail_received', 'mail_content', 'mail_sent'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy tenant on %I using (current_setting(''app.tenant'', true) in (tenant_id::text, ''system''))', t);
    end loop;
end $$;
