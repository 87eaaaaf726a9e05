-- where the form lies that the person saw: its number alone may be given again after a deployment was taken away; null
-- for what was answered before this was kept
alter table form_answer add column form_deployment varchar(64);
