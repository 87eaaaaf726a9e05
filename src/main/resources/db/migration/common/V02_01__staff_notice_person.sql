-- a notice may be for one person; then neither a role nor a queue has it
alter table staff_notice add column username varchar(60);
create index staff_notice_subject on staff_notice (subject, kind);
