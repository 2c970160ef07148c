-- What happened, as a company's systems and people say it. Kept for two years, or until its subject is to be forgotten.
create table learning_data (
    id          uuid primary key,
    tenant_id   uuid not null,
    kind        text not null,
    subject     text not null,
    data        text not null,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null
);
create index learning_data_recorded on learning_data (tenant_id, recorded_at, id);
create index learning_data_oldest on learning_data (recorded_at);
create index learning_data_subject on learning_data (tenant_id, subject);
alter table learning_data enable row level security;
alter table learning_data force row level security;
create policy tenant on learning_data using (current_setting('app.tenant', true) in (tenant_id::text, 'system'));
