-- which stream shows what to whom, so that colleagues see each other over all nodes; a row holds until its lease is over
-- unless its node renews it
create table live_onlooker (
    -- the name that a browser gave to its stream
    stream     varchar(36)                 not null,
    topic      varchar(40)                 not null,
    thing      varchar(100)                not null,
    username   varchar(60)                 not null,
    seen_until timestamp(6) with time zone not null,
    primary key (stream, topic, thing)
);
create index live_onlooker_thing on live_onlooker (topic, thing);
create index live_onlooker_lease on live_onlooker (seen_until);
