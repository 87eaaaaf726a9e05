-- two customers who may be one person, the smaller id first; what they share is read from the customers themselves
create table customer_duplicate (
    first_id   varchar(36)                 not null,
    second_id  varchar(36)                 not null,
    state      varchar(10)                 not null,
    found_at   timestamp(6) with time zone not null,
    decided_at timestamp(6) with time zone,
    decided_by varchar(200),
    constraint customer_duplicate_once primary key (first_id, second_id)
);
create index customer_duplicate_list on customer_duplicate (state, found_at, first_id, second_id);
