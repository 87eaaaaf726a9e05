-- how often, how much, and when customers bought is answered by this index alone, customer by customer; it serves the
-- story of orders as the one before did
drop index customer_order_story;
create index customer_order_story on customer_order (customer_id, placed_at, undone, amount, currency);
-- who bought something of a category
create index customer_order_item_category on customer_order_item (category, order_ref);
