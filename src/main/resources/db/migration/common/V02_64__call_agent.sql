-- who calls: who has the task of a call, also while the call is moved and has none
alter table callback add agent varchar(60);
-- since when they are on the phone with it
alter table callback add started_at timestamp(6) with time zone;
update callback set agent = (select w.assignee from work_item w where w.id = callback.task_id) where task_id is not null;
create index callback_agent on callback (agent, starts_at);
