-- What a person was told: one row for each event and person, however often the event comes. Where it is not for the product's
-- own list, it counts as read.
create table notification (
    id         uuid primary key,
    tenant_id  uuid not null,
    event_id   uuid not null,
    person_id  uuid not null,
    kind       text not null,
    data       text not null,
    link       text not null,
    in_app     boolean not null,
    created_at timestamptz not null,
    read_at    timestamptz,
    unique (event_id, person_id)
);
create index notification_list on notification (person_id, created_at desc, id desc);
create index notification_unread on notification (person_id) where read_at is null;
create index notification_same on notification (person_id, kind, link, created_at);
create index notification_old on notification (created_at);

-- Its way to the person by one channel; due again after each attempt that failed, and while one goes on, in case its node dies.
create table notification_delivery (
    id              uuid primary key,
    notification_id uuid not null references notification on delete cascade,
    tenant_id       uuid not null,
    person_id       uuid not null,
    channel         text not null check (channel in ('email', 'push', 'sms')),
    state           text not null check (state in ('waiting', 'sent', 'delivered', 'failed', 'skipped')),
    attempts        int not null,
    due_at          timestamptz,
    sent_at         timestamptz,
    receipt         text not null default '',
    problem         text not null default '',
    created_at      timestamptz not null,
    unique (notification_id, channel)
);
create index notification_delivery_due on notification_delivery (channel, due_at) where due_at is not null;
create index notification_delivery_receipt on notification_delivery (receipt) where receipt <> '';

create table notification_person (
    person_id   uuid primary key,
    tenant_id   uuid not null,
    language    text not null,
    zone        text not null,
    quiet_from  text,
    quiet_until text,
    digest      text not null check (digest in ('atOnce', 'hourly', 'daily')),
    digest_at   text not null,
    phone       text not null,
    updated_at  timestamptz not null
);

-- What a person has decided; where there is no row, the usual holds.
create table notification_choice (
    person_id uuid not null,
    kind      text not null,
    tenant_id uuid not null,
    channels  text[] not null,
    primary key (person_id, kind)
);

create table notification_subscription (
    id         uuid primary key,
    tenant_id  uuid not null,
    person_id  uuid not null,
    endpoint   text not null,
    p256dh     text not null,
    auth       text not null,
    created_at timestamptz not null,
    unique (person_id, endpoint)
);

create table notification_template (
    tenant_id  uuid not null,
    kind       text not null,
    language   text not null,
    title      text not null,
    body       text not null,
    updated_at timestamptz not null,
    primary key (tenant_id, kind, language)
);

do $$
declare t text;
begin
    foreach t in array array['notification', 'notification_delivery', 'notification_person', 'notification_choice',
                             'notification_subscription', 'notification_template'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy tenant on %I using (current_setting(''app.tenant'', true) in (tenant_id::text, ''system''))', t);
    end loop;
end $$;
