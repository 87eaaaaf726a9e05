-- which saving of which page a draft is, so that one that comes twice, or late, changes nothing
alter table work_draft add column writer varchar(36) default 'earlier' not null;
alter table work_draft add column step integer default 0 not null;
