-- Codes that were sent to learn whether a number is a person's; the newest of a person's counts. Kept for an hour, so that
-- neither people nor numbers get too many.
create table notification_phone_code (
    id         uuid primary key,
    tenant_id  uuid not null,
    person_id  uuid not null,
    phone      text not null,
    hash       bytea not null,
    tries      int not null default 0,
    created_at timestamptz not null,
    expires_at timestamptz not null
);
create index notification_phone_code_person on notification_phone_code (person_id, created_at);
create index notification_phone_code_phone on notification_phone_code (phone, created_at);
alter table notification_phone_code enable row level security;
alter table notification_phone_code force row level security;
create policy tenant on notification_phone_code using (current_setting('app.tenant', true) in (tenant_id::text, 'system'));

-- From now on a person's number is one that they have proved to have; those of before were only said.
select set_config('app.tenant', 'system', true);
update notification_person set phone = '' where phone <> '';
