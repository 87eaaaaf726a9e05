-- a run for a test group: its people are invited as others are, and it counts in no result
alter table enrolment add column test_run boolean default false not null;
