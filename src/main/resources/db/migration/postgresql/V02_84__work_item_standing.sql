-- The list of everybody knows the state by a second name. By the first, the planner takes that list for the tasks of one
-- queue, too, and reads past those of all the others: it believes that what comes first is spread evenly over the queues.
alter table work_item add column standing varchar(20) generated always as (state) stored;
drop index work_item_list;
create index work_item_list on work_item (standing, turn, created_at, id);
