-- what was done lately, by queue and person; answered from the index alone, and no weight on tasks that are open
create index work_item_done on work_item (finished_at) include (queue, assignee, due_at) where state = 'DONE';
