-- secrets are sealed: AES-GCM under a key derived from wayline.secret
create table event_source (
    name            varchar(200)                not null primary key,
    types           varchar(4000)               not null,
    rate            integer,
    burst           integer,
    secret          varchar(400),
    previous_secret varchar(400),
    rotated_at      timestamp(6) with time zone,
    changed_at      timestamp(6) with time zone not null
);

-- which sample data a database has been given, so that no restart gives it again
create table sample_load (
    name        varchar(60)                 not null primary key,
    started_at  timestamp(6) with time zone not null,
    base_day    date                        not null,
    finished_at timestamp(6) with time zone
);
