-- finished messages leave these indexes, so that they stay as small as the work that waits
create index outbox_message_due on outbox_message (priority, next_attempt_at, id) where state = 'PENDING';
create index outbox_message_lease on outbox_message (lease_until) where state = 'CLAIMED';
create index outbox_message_state on outbox_message (state, id);
