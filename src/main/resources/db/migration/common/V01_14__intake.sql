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

-- one row for each file that somebody sent to be imported
create table import_run (
    id             varchar(36)                 not null primary key,
    kind           varchar(10)                 not null,
    file_name      varchar(200)                not null,
    charset        varchar(20)                 not null,
    size_bytes     bigint                      not null,
    started_by     varchar(200)                not null,
    state          varchar(10)                 not null,
    received_at    timestamp(6) with time zone not null,
    began_at       timestamp(6) with time zone,
    ended_at       timestamp(6) with time zone,
    -- null until the file has been read through once
    rows_total     bigint,
    rows_done      bigint                      not null,
    rows_created   bigint                      not null,
    rows_changed   bigint                      not null,
    rows_unchanged bigint                      not null,
    rows_refused   bigint                      not null,
    faults         bigint                      not null,
    failure        varchar(30),
    failure_line   bigint,
    failure_detail varchar(200),
    attempts       smallint                    not null,
    -- whoever works on it, and until when nobody else may
    lease_by       varchar(36),
    lease_until    timestamp(6) with time zone not null
);
create index import_run_list on import_run (received_at, id);
create index import_run_state on import_run (state, received_at, id);

-- the file itself, until the import has ended
create table import_chunk (
    import_id varchar(36) not null,
    number    integer     not null,
    content   bytea       not null,
    constraint import_chunk_once primary key (import_id, number)
);

-- what is wrong with a row, numbered within its import
create table import_fault (
    import_id varchar(36) not null,
    number    bigint      not null,
    line      bigint      not null,
    field     varchar(40) not null,
    content   varchar(200),
    code      varchar(30) not null,
    constraint import_fault_once primary key (import_id, number)
);
