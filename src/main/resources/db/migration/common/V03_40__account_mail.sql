-- where colleagues get mails of ours; nobody needs one
alter table account add column mail_address varchar(254);
