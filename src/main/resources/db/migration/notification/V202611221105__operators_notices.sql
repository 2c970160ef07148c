-- A notice without a business is the operator's.
alter table notification alter column tenant_id drop not null;

-- However many deliveries are parked, one unread notice tells of them.
create unique index notification_deliveries_parked on notification (person_id) where kind = 'deliveriesParked' and read_at is null;
