-- When a client has last proven who it is, to the minute.
alter table integration_client add column last_used_at timestamptz;
