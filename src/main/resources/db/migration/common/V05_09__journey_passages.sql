-- How often each step was come to and left, by day and by how long it took: what the layers of a journey show. Counted in
-- the background from the history of the engine; nobody is named here, and it outlives that history.
create table journey_passage_day (
    definition_id varchar(64) not null,
    on_day date not null,
    -- the whole journey is the empty one
    element varchar(255) not null,
    outcome varchar(12) not null,
    -- eight to each doubling of milliseconds
    bucket integer not null,
    passages bigint not null,
    millis bigint not null,
    primary key (definition_id, on_day, element, outcome, bucket)
);

-- What may still change, because transactions that began earlier have not ended: counted anew every time.
create table journey_passage_recent (
    definition_id varchar(64) not null,
    on_day date not null,
    element varchar(255) not null,
    outcome varchar(12) not null,
    bucket integer not null,
    passages bigint not null,
    millis bigint not null,
    primary key (definition_id, on_day, element, outcome, bucket)
);

-- One row: whoever holds it counts.
create table journey_passage_count (
    id integer primary key,
    -- everything before it is in the days
    settled_until timestamp with time zone,
    -- everything before it is in the days or among what is recent
    counted_until timestamp with time zone
);
insert into journey_passage_count (id) values (1);
