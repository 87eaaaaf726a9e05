-- what PostgreSQL says in its own way: what is finished leaves these indexes, so that they stay as small as the work that
-- waits
create index inbox_event_waiting on inbox_event (lane, id) where state = 'RECEIVED';
create index inbox_event_open on inbox_event (state, id) where state in ('UNKNOWN_CUSTOMER', 'FAILED');
insert into inbox_lane (lane) select generate_series(0, 255);

alter table customer add column title varchar(200) generated always as (lower(coalesce(name, ref))) stored;
create index customer_title on customer (title, id);
-- compared byte by byte, so that a beginning is one range of the index
alter table customer_key alter column word type varchar(254) collate "C";
create index customer_key_word on customer_key (word, customer_id) include (kind);

-- a mail changes state four times in a few seconds, and each time all indexes are told: these keep only what is looked
-- for in them. The states that pass by stand in outbox_message_due and outbox_message_lease
create unique index outbox_message_once on outbox_message (once_key) where once_key is not null;
create index outbox_message_due on outbox_message (priority, next_attempt_at, id) where state = 'PENDING';
create index outbox_message_lease on outbox_message (lease_until) where state in ('CLAIMED', 'HANDOVER');
create index outbox_message_held on outbox_message (next_attempt_at) where state = 'HELD';
create index outbox_message_state on outbox_message (state, id) where state not in ('PENDING', 'CLAIMED', 'HANDOVER');
-- room for the changed row beside the one before, and tidy up early
alter table outbox_message set (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);

create index journey_delivery_kept on journey_delivery (offer_at) where state = 'KEPT';
