-- how a task's due time was reckoned, so that it can be reckoned anew and explained; all null when a moment was named
-- CLOCK or WORKING
alter table work_item add column due_clock varchar(10);
-- as the diagram has it: PT4H, WORKING P2D
alter table work_item add column due_span varchar(60);
-- four fifths of the way
alter table work_item add column warn_at timestamp(6) with time zone;
-- the version of the calendar that working time was counted on
alter table work_item add column due_calendar bigint;
-- when it was due before the calendar changed last
alter table work_item add column due_before timestamp(6) with time zone;
create index work_item_clock on work_item (due_clock, state, due_calendar);
