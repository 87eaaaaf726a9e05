-- rows of any loop that failed: each rests until its next try, so that it is not first again at every turn
create table set_aside (
    loop_name       varchar(60)                 not null,
    -- which row, as its loop names it; ids only
    item            varchar(200)                not null,
    -- since it was set aside, or since somebody asked for another try
    tries           integer                     not null,
    first_failed_at timestamp(6) with time zone not null,
    failed_at       timestamp(6) with time zone not null,
    next_try_at     timestamp(6) with time zone not null,
    cause           varchar(500)                not null,
    constraint set_aside_once primary key (loop_name, item)
);
