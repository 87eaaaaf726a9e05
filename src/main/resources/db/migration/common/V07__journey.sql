-- one row an instance: who is on which journey, and how it ended
create table journey_instance (
    id            varchar(64)                 not null primary key,
    journey       varchar(100)                not null,
    definition_id varchar(64)                 not null,
    customer_id   varchar(36)                 not null,
    subject       varchar(200)                not null,
    started_at    timestamp(6) with time zone not null,
    ended_at      timestamp(6) with time zone,
    ended_by      varchar(255)
);
create index journey_instance_customer on journey_instance (customer_id, ended_at);
create index journey_instance_list on journey_instance (journey, started_at, id);

-- re-entry: entering is one conditional change of this row
create table journey_entry (
    journey     varchar(100) not null,
    customer_id varchar(36)  not null,
    subject     varchar(200) not null,
    free_from   timestamp(6) with time zone,
    constraint journey_entry_once primary key (journey, customer_id, subject)
);

-- every event that a live instance mentions, whether or not it waited when the event came
create table journey_delivery (
    instance_id varchar(64)                 not null,
    event_id    bigint                      not null,
    type        varchar(200)                not null,
    state       varchar(10)                 not null,
    offers      smallint                    not null,
    offer_at    timestamp(6) with time zone not null,
    expires_at  timestamp(6) with time zone not null,
    constraint journey_delivery_once primary key (instance_id, event_id)
);
