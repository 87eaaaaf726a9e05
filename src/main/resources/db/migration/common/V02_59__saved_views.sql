-- filters of a list that somebody keeps under a name
create table saved_view (
    id         varchar(36)                 not null primary key,
    list       varchar(40)                 not null,
    username   varchar(60)                 not null,
    name       varchar(60)                 not null,
    filters    varchar(1000)               not null,
    -- whose people see it, too; null for its owner alone
    queue      varchar(64),
    made_at    timestamp(6) with time zone not null,
    version    integer                     not null,
    constraint saved_view_name unique (list, username, name)
);
create index saved_view_queue on saved_view (list, queue);

-- with which view a list opens for somebody
create table saved_view_first (
    username varchar(60) not null,
    list     varchar(40) not null,
    view_id  varchar(36) not null references saved_view (id) on delete cascade,
    primary key (username, list)
);
create index saved_view_first_view on saved_view_first (view_id);
