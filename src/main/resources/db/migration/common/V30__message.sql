-- the try with which a mail left is written down with the mail itself: a row less for each; null for those before this
alter table outbox_message add column sent_by varchar(80);
alter table outbox_message add column sent_millis bigint;
