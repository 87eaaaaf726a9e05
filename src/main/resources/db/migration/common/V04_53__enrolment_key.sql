-- with whoever asks in it: the keys of two callers are apart
alter table enrolment alter column once_key set data type varchar(300);
