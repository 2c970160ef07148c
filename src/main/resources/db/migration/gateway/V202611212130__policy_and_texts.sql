alter table ai_policy
    add column notice_at int[] not null default '{50,80,100}',
    add column assistant_model text;

-- What was asked and answered, where a business keeps it; retention removes it.
create table ai_text (
    call_id     uuid primary key,
    tenant_id   uuid not null references business on delete cascade,
    request     text not null,
    answer      text not null,
    created_at  timestamptz not null
);
create index ai_text_age on ai_text (tenant_id, created_at);

alter table ai_text enable row level security;
alter table ai_text force row level security;
create policy tenant on ai_text using (current_setting('app.tenant', true) in (tenant_id::text, 'system'));
