-- of a coupon that was used for an order whose sum the till told: that sum, and what the coupon took off it
alter table benefit_entry add column order_amount numeric(15, 4);
alter table benefit_entry add column discount numeric(15, 4);
alter table benefit_entry add column currency char(3);
