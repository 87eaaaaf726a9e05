-- a row changes state four times in a few seconds, and each time all indexes are told: these two keep only what is
-- looked for in them. The states that pass by stand in outbox_message_due and outbox_message_lease
alter table outbox_message drop constraint outbox_message_once;
create unique index outbox_message_once on outbox_message (once_key) where once_key is not null;
drop index outbox_message_state;
create index outbox_message_state on outbox_message (state, id) where state not in ('PENDING', 'CLAIMED', 'HANDOVER');
