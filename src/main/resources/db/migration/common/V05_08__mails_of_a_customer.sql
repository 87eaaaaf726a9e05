-- the page of a customer lists their mails by the number under which they were written, the newest first: without this it
-- reads the mails of everybody
create index outbox_message_customer_ref on outbox_message (customer_ref, id);
