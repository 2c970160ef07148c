create table knowledge_collection (
    id          uuid primary key,
    tenant_id   uuid not null,
    slug        text not null,
    name        text not null,
    description text not null default '',
    created_at  timestamptz not null,
    unique (tenant_id, slug)
);

create table knowledge_article (
    id            uuid primary key,
    tenant_id     uuid not null,
    slug          text not null,
    title         text not null,
    markdown      text not null,
    excerpt       text not null,
    language      text not null,
    status        text not null check (status in ('draft', 'published')),
    collection_id uuid references knowledge_collection on delete set null,
    owner_id      uuid,
    review_by     date,
    version       int not null,
    created_at    timestamptz not null,
    updated_at    timestamptz not null,
    deleted_at    timestamptz
);
create unique index knowledge_article_slug on knowledge_article (tenant_id, slug) where deleted_at is null;
create index knowledge_article_recent on knowledge_article (tenant_id, updated_at desc, id desc) where deleted_at is null;
create index knowledge_article_collection on knowledge_article (collection_id);

create table knowledge_article_version (
    id          uuid primary key,
    tenant_id   uuid not null,
    article_id  uuid not null references knowledge_article on delete cascade,
    version     int not null,
    title       text not null,
    markdown    text not null,
    editor_name text not null,
    at          timestamptz not null,
    unique (article_id, version)
);

create table knowledge_article_feedback (
    id         uuid primary key,
    tenant_id  uuid not null,
    article_id uuid not null references knowledge_article on delete cascade,
    helpful    boolean not null,
    comment    text,
    at         timestamptz not null
);
create index knowledge_article_feedback_article on knowledge_article_feedback (article_id);

-- Passages with their vectors: what a search index is built from, without embedding anything again.
create table knowledge_chunk (
    id           uuid primary key,
    tenant_id    uuid not null,
    article_id   uuid not null references knowledge_article on delete cascade,
    ordinal      int not null,
    block        int not null,
    title        text not null,
    heading      text not null,
    language     text not null,
    text         text not null,
    title_vector bytea not null,
    text_vector  bytea not null,
    unique (article_id, ordinal)
);
create index knowledge_chunk_tenant on knowledge_chunk (tenant_id, id);

create table knowledge_import (
    id            uuid primary key,
    tenant_id     uuid not null,
    name          text not null,
    language      text not null,
    collection_id uuid references knowledge_collection on delete set null,
    state         text not null check (state in ('running', 'done', 'failed')),
    done          int not null,
    total         int not null,
    articles      int not null,
    editor_name   text not null,
    created_at    timestamptz not null
);
create table knowledge_import_part (
    import_id uuid not null references knowledge_import on delete cascade,
    tenant_id uuid not null,
    number    int not null,
    bytes     bytea not null,
    primary key (import_id, number)
);
create table knowledge_import_problem (
    id        uuid primary key,
    tenant_id uuid not null,
    import_id uuid not null references knowledge_import on delete cascade,
    file      text not null,
    code      text not null,
    detail    text not null
);
create index knowledge_import_problem_import on knowledge_import_problem (import_id);

do $$
declare t text;
begin
    foreach t in array array['knowledge_collection', 'knowledge_article', 'knowledge_article_version',
                             'knowledge_article_feedback', 'knowledge_chunk', 'knowledge_import',
                             'knowledge_import_part', 'knowledge_import_problem'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy tenant on %I using (current_setting(''app.tenant'', true) = tenant_id::text)', t);
    end loop;
end $$;

-- Ids only, for our own jobs that go through all businesses: which have passages to index, and which imports to go on with.
create table knowledge_indexed_tenant (
    tenant_id uuid primary key
);
create table knowledge_import_work (
    import_id   uuid primary key,
    tenant_id   uuid not null,
    lease_until timestamptz not null
);
do $$
declare t text;
begin
    foreach t in array array['knowledge_indexed_tenant', 'knowledge_import_work'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy tenant on %I using (current_setting(''app.tenant'', true) in (tenant_id::text, ''system''))', t);
    end loop;
end $$;
