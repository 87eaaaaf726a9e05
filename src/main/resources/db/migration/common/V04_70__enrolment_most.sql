-- how many at the most were asked for; null for all
alter table enrolment add column most integer;
-- when the rows of its customers were dropped, as they are kept no longer; null while they are here
alter table enrolment add column members_gone_at timestamp(6) with time zone;
create index enrolment_over on enrolment (members_gone_at, ended_at);
create index enrolment_of_segment on enrolment (segment, asked_at, ref);
