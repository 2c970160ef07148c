-- The key that an account's mails are signed with (RFC 6376); its public half is for the domain's DNS.
alter table mail_account add column dkim_selector text;
alter table mail_account add column dkim_public text;
alter table mail_account add column sealed_dkim_key bytea;
