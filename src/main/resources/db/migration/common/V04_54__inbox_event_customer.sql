-- whoever is forgotten is looked for by it
create index inbox_event_customer on inbox_event (customer_id);
