-- an act on many rows of a list, from its preview to what became of each row; gone after two days
create table bulk_run (
    id        varchar(36)                 not null primary key,
    list      varchar(40)                 not null,
    act       varchar(40)                 not null,
    username  varchar(60)                 not null,
    -- what was given with it, as JSON; emptied when it is done
    given     varchar(2000)               not null,
    -- the filters of the list from which it came, to go back to
    filters   varchar(1000)               not null,
    -- whether more matched than one run takes
    cut       boolean                     not null,
    -- ASKED, RUNNING, DONE, UNDOING, UNDONE
    state     varchar(10)                 not null,
    made_at   timestamp(6) with time zone not null,
    ended_at  timestamp(6) with time zone
);
create index bulk_run_state on bulk_run (state);
create index bulk_run_made on bulk_run (made_at);

create table bulk_row (
    run_id  varchar(36)  not null references bulk_run (id) on delete cascade,
    place   integer      not null,
    item_id varchar(200) not null,
    -- OPEN, DONE, REFUSED, UNDONE, KEPT: what could not be undone
    state   varchar(10)  not null,
    -- why not, by the code of the refusal
    code    varchar(60),
    -- what undoing needs
    mark    varchar(2000),
    -- how many things it was, and how many it left
    amount  bigint       not null,
    rest    bigint       not null,
    primary key (run_id, place)
);
