-- Where a conversation takes place: what is answered in one of e-mail goes out as a mail.
alter table conversation add column channel text not null default 'chat' check (channel in ('chat', 'email'));
