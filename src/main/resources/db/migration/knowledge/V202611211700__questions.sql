-- What people ask when they need an article, one question a line: found by, never shown as its text.
alter table knowledge_article add column questions text not null default '';
alter table knowledge_chunk add column asked boolean not null default false;

-- Questions that the business leaves to people: what comes near to one of them is not answered.
create table knowledge_exclusion (
    id         uuid primary key,
    tenant_id  uuid not null,
    question   text not null,
    created_at timestamptz not null,
    unique (tenant_id, question)
);
create index knowledge_exclusion_recent on knowledge_exclusion (tenant_id, created_at desc, id desc);
alter table knowledge_exclusion enable row level security;
alter table knowledge_exclusion force row level security;
create policy tenant on knowledge_exclusion using (current_setting('app.tenant', true) = tenant_id::text);
