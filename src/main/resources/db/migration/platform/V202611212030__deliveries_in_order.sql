-- Each receiver's deliveries are read in order, by themselves.
-- The owner is bound by row-level security too.
select set_config('app.tenant', 'system', true);
alter table outbox_delivery add seq bigint;
update outbox_delivery d set seq = e.seq from outbox_event e where e.id = d.event_id;
alter table outbox_delivery alter seq set not null;
drop index outbox_delivery_due;
create index outbox_delivery_next on outbox_delivery (listener, seq) where parked_at is null;
-- Readers of the feed want few types, and those are rare among all.
create index outbox_event_type on outbox_event (type, seq);
