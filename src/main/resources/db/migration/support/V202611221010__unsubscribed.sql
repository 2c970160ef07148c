-- A customer who wants no more mails about a conversation: what is answered stays there, until the customer writes again.
alter table conversation add column unsubscribed boolean not null default false;
