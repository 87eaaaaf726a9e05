-- one row a journey that a person started; what they typed stands here alone and never with the engine
create table journey_by_hand (
    id            varchar(36)                 not null primary key,
    instance_id   varchar(64)                 not null unique,
    definition_id varchar(64)                 not null,
    customer_id   varchar(36)                 not null,
    -- an account, or the name of a key
    started_by    varchar(100)                not null,
    -- the starter's own name of it: the same again starts nothing
    request_key   varchar(100)                not null,
    -- of a piece of work that somebody gave: what it is called, and what is to be done
    title         varchar(120),
    body          varchar(2000),
    started_at    timestamp(6) with time zone not null,
    unique (started_by, request_key)
);
create index journey_by_hand_of_customer on journey_by_hand (customer_id);
create index journey_by_hand_of_version on journey_by_hand (definition_id);

-- what somebody called a piece of work that they gave; null where the diagram's word stands
alter table work_item add column title varchar(120);
