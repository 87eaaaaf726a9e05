-- the company's calendar; "version" grows with each change of what hangs on it
create table business_calendar (
    calendar_key varchar(20) not null primary key,
    version      bigint      not null
);

-- hours in a row; weekday 1 is Monday, 0 a day off that is worked to make up for a holiday; "closes" 00:00 is midnight
create table business_hours (
    calendar_key varchar(20) not null references business_calendar (calendar_key) on delete cascade,
    weekday      smallint    not null,
    opens        time        not null,
    closes       time        not null,
    primary key (calendar_key, weekday, opens)
);

-- the years whose special days are all known
create table calendar_year (
    calendar_key varchar(20)                 not null references business_calendar (calendar_key) on delete cascade,
    holiday_year integer                     not null,
    papers       varchar(1000)               not null,
    imported_by  varchar(100)                not null,
    imported_at  timestamp(6) with time zone not null,
    primary key (calendar_key, holiday_year)
);

-- days that are not what their weekday says; each belongs to the year whose announcement names it
create table calendar_day (
    calendar_key varchar(20) not null,
    holiday_year integer     not null,
    special_date date        not null,
    works        boolean     not null,
    name         varchar(60) not null,
    primary key (calendar_key, special_date, holiday_year),
    foreign key (calendar_key, holiday_year) references calendar_year (calendar_key, holiday_year) on delete cascade
);

-- holidays that somebody has proposed, and what became of it; the last ones stay as a record of who let what in
create table calendar_proposal (
    id           varchar(36)                 not null primary key,
    calendar_key varchar(20)                 not null references business_calendar (calendar_key) on delete cascade,
    holiday_year integer                     not null,
    -- of the calendar that it was compared with
    seen_version bigint                      not null,
    -- the file in the shape of holiday-cn
    file         varchar(65536)              not null,
    -- OPEN, TAKEN, WITHDRAWN, or EXPIRED because the calendar has changed since
    state        varchar(10)                 not null,
    -- the calendar while it is open, else null: one at a time
    open_key     varchar(20) unique,
    proposed_by  varchar(100)                not null,
    proposed_at  timestamp(6) with time zone not null,
    settled_by   varchar(100),
    settled_at   timestamp(6) with time zone,
    -- what taking it did, a line each: such as days=33
    effects      varchar(500)
);
create index calendar_proposal_list on calendar_proposal (calendar_key, proposed_at);
