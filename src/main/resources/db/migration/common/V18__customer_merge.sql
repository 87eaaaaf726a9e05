-- who was found to be somebody else: the old ref and the old id lead to the customer who was kept, without steps between
create table customer_merge (
    merged_id   varchar(36)                 not null primary key,
    ref         varchar(200)                not null,
    customer_id varchar(36)                 not null,
    merged_at   timestamp(6) with time zone not null,
    merged_by   varchar(200)                not null,
    constraint customer_merge_ref unique (ref)
);
create index customer_merge_customer on customer_merge (customer_id);

-- subjects whose events go in another one's lane, because both are the same customer
create table inbox_route (
    subject varchar(200) not null primary key,
    lane    smallint     not null
);
