create index outbox_message_due on outbox_message (state, priority, next_attempt_at, id);
create index outbox_message_lease on outbox_message (lease_until, state);
