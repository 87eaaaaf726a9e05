create index outbox_message_held on outbox_message (state, next_attempt_at);
