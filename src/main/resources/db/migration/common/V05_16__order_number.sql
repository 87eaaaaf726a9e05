-- Two customers can have orders of one number, as where two shops count for themselves. The second one is kept under a
-- name of ours, and this is its number; it is null for all others, whose ref is their number.
alter table customer_order add column number varchar(200);
create index customer_order_number on customer_order (number);
