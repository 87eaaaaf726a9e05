-- what a sentence about the reason needs, as a flat JSON object; null without any
alter table outbox_message add column reason_facts varchar(1000);
create index outbox_message_created on outbox_message (created_at);
