-- what became of the moments at which timers begin journeys, and who began one by hand
create table journey_run (
    id           varchar(150)                not null primary key,
    journey      varchar(64)                 not null,
    -- ON_TIME, LATE, SKIPPED, BY_HAND
    how          varchar(10)                 not null,
    -- the moment that counts; of one on time the last of its day; null when a person began it
    due_at       timestamp(6) with time zone,
    ran_at       timestamp(6) with time zone not null,
    -- those on time share one row for each of the company's days
    times        integer                     not null,
    -- as its steps say of themselves there was nothing to do then
    idle         boolean                     not null,
    -- how many moments before due_at passed while nobody was there, and the first of them
    missed       integer                     not null,
    missed_since timestamp(6) with time zone,
    -- what began last; null when nothing did
    instance_id  varchar(64),
    started_by   varchar(200),
    -- the name that whoever began it gave the wish, so that the same again begins nothing
    request_key  varchar(100),
    constraint journey_run_asked_once unique (started_by, request_key)
);
create index journey_run_newest on journey_run (journey, ran_at, id);
create index journey_run_acting on journey_run (journey, idle, ran_at, id);
create index journey_run_span on journey_run (idle, ran_at);
-- for what is kept no longer
create index journey_run_oldest on journey_run (ran_at);
create index journey_run_instance on journey_run (instance_id);
