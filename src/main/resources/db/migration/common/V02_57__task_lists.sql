-- open tasks that are late, those that rest, and those that have been there longest, however many others there are
create index work_item_due on work_item (state, due_at, queue);
create index work_item_rest on work_item (state, follow_up_at, queue);
create index work_item_age on work_item (state, created_at, id);
