-- what was done lately, by queue and person
create index work_item_done on work_item (state, finished_at);
