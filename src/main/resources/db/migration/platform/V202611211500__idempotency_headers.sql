-- A repeat gets the first answer's headers too.
alter table idempotency_key add etag text, add location text;
create index idempotency_key_old on idempotency_key (created_at);
