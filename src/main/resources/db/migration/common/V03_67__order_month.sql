create index customer_order_placed on customer_order (placed_at);

-- how many orders a month has, counted at most once a day
create table order_month (
    first_day  date                        not null primary key,
    orders     bigint                      not null,
    counted_at timestamp(6) with time zone not null
);
