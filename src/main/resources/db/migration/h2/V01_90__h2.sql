-- what H2 says in its own way; see the same file for PostgreSQL
create index inbox_event_waiting on inbox_event (state, lane, id);
insert into inbox_lane (lane) select x from system_range(0, 255);

alter table customer add column title varchar(200) generated always as (lower(coalesce(name, ref)));
create index customer_title on customer (title, id);
create index customer_key_word on customer_key (word, customer_id, kind);

alter table outbox_message add constraint outbox_message_once unique (once_key);
create index outbox_message_due on outbox_message (state, priority, next_attempt_at, id);
create index outbox_message_lease on outbox_message (lease_until, state);
create index outbox_message_held on outbox_message (state, next_attempt_at);

create index journey_delivery_kept on journey_delivery (state, offer_at);
