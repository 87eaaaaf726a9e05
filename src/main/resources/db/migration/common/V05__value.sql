create table customer_order (
    ref         varchar(100)                not null primary key,
    customer_id varchar(36)                 not null,
    placed_at   timestamp(6) with time zone not null,
    amount      numeric(15, 4)              not null,
    currency    char(3)                     not null,
    recorded_at timestamp(6) with time zone not null
);
create index customer_order_story on customer_order (customer_id, placed_at);
