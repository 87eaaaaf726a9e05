-- the list of everybody knows the state by a second name: see the migration of this number for PostgreSQL
alter table work_item add column standing varchar(20) generated always as (state);
drop index work_item_list;
create index work_item_list on work_item (standing, turn, created_at, id);
