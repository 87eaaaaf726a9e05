-- the day on which the shop last said that a delayed order arrives
alter table customer_order add column expected_on date;
