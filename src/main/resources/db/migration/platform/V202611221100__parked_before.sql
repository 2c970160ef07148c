-- Whether a delivery was parked before: whoever was told of it then is not told of it again.
alter table outbox_delivery add parked_before boolean not null default false;
