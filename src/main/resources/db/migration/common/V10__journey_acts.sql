-- an operator may stop an instance where it stands, and end it
alter table journey_instance add column paused_at timestamp(6) with time zone;
alter table journey_instance add column cancelled_by varchar(100);
alter table journey_instance add column cancel_reason varchar(500);
