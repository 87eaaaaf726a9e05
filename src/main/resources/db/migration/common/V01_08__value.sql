create table customer_order (
    -- a hundred characters are up to two hundred units of UTF-16, which is what H2 counts
    ref         varchar(200)                not null primary key,
    customer_id varchar(36)                 not null,
    placed_at   timestamp(6) with time zone not null,
    amount      numeric(15, 4)              not null,
    currency    char(3)                     not null,
    recorded_at timestamp(6) with time zone not null,
    -- CANCELLED or RETURNED: the order stays in the story and counts for nothing
    undone      varchar(10)
);
create index customer_order_story on customer_order (customer_id, placed_at);

-- of each item only what the purchase report tells
create table customer_order_item (
    order_ref varchar(200)   not null references customer_order (ref),
    line      smallint       not null,
    category  varchar(100),
    quantity  numeric(15, 4) not null,
    price     numeric(15, 4),
    primary key (order_ref, line)
);

-- what the decision customer-tier said of every cell when value was last computed
create table tier_cell (
    recency   smallint    not null,
    frequency smallint    not null,
    monetary  smallint    not null,
    abc       char(1)     not null,
    tier      char(1)     not null,
    label     varchar(40) not null,
    primary key (recency, frequency, monetary, abc)
);

-- one row for each customer who ever bought; days are counted from 1970-01-01 in the company's zone
create table customer_value (
    customer_id   varchar(36)                 not null primary key,
    tier          char(1)                     not null,
    label         varchar(40)                 not null,
    -- null for those who bought nothing in the window
    recency       smallint,
    frequency     smallint,
    monetary      smallint,
    abc           char(1),
    window_orders integer                     not null,
    window_spend  numeric(19, 4)              not null,
    last_day      integer                     not null,
    purchase_days integer                     not null,
    median_gap    double precision,
    -- since when they have this tier and label, and the run that gave it
    since         timestamp(6) with time zone not null,
    run           bigint                      not null
);
create index customer_value_tier on customer_value (tier);

-- one row: what came of the last computation
create table value_run (
    id           smallint not null primary key,
    run          bigint   not null,
    requested_at timestamp(6) with time zone,
    computed_at  timestamp(6) with time zone,
    customers    bigint,
    changed      bigint,
    took_ms      bigint,
    typical_gap  double precision,
    failed_at    timestamp(6) with time zone,
    failure      varchar(300)
);
insert into value_run (id, run) values (1, 0);

-- one row: whoever holds its lock computes
create table value_lock (
    id smallint not null primary key
);
insert into value_lock (id) values (1);
