drop index outbox_message_lease;
create index outbox_message_lease on outbox_message (lease_until) where state in ('CLAIMED', 'HANDOVER');
create index outbox_message_held on outbox_message (next_attempt_at) where state = 'HELD';
-- rows change state four times in a few seconds: room for that beside them, and tidy up early
alter table outbox_message set (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);
