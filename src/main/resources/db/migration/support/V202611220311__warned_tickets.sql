-- When its people were told that it is due soon, which happens once.
alter table ticket add column warned_at timestamptz;
create index ticket_due on ticket (tenant_id, due_at) where warned_at is null and state <> 'solved';
