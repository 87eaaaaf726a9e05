-- a run for a test group: its people are invited as others are, and it counts in no result
alter table enrolment add column test_run boolean default false not null;
-- the runs of a campaign, the newest first
create index enrolment_campaign on enrolment (campaign, asked_at, ref);
