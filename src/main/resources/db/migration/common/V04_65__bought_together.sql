-- what the shop calls the article; orders told before have none. A hundred characters are up to two hundred units of UTF-16
alter table customer_order_item add column sku varchar(200);
alter table customer_order_item add column name varchar(600);

-- what came of the last count of what is bought together; nothing in these tables is of a single customer
create table basket_product (
    sku    varchar(200) not null primary key,
    -- in how many orders of the window
    orders integer      not null
);

-- the name that most orders of customers of a language give it; the language as two letters, or empty
create table basket_name (
    sku      varchar(200) not null,
    language varchar(2)   not null,
    name     varchar(600) not null,
    primary key (sku, language)
);

-- who buys the first buys the second more often than others do
create table basket_rule (
    sku        varchar(200)     not null,
    other      varchar(200)     not null,
    -- the orders with both, and how many customers placed them
    orders     integer          not null,
    customers  integer          not null,
    support    double precision not null,
    confidence double precision not null,
    lift       double precision not null,
    -- the least that the lift is, as far as chance allows
    least_lift double precision not null,
    primary key (sku, other)
);
create index basket_rule_best on basket_rule (least_lift, sku, other);

-- one row: whoever holds its lock counts
create table basket_run (
    id           smallint not null primary key,
    -- the computation of value after which it was counted
    value_run    bigint,
    computed_at  timestamp(6) with time zone,
    orders       bigint,
    took_ms      bigint
);
insert into basket_run (id) values (1);
