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
