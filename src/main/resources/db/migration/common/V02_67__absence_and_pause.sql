-- when somebody is not there: from its start they get no work, and what they have is handed over
create table staff_absence (
    -- the page that records it gives it, so that sent twice it is there once
    id          varchar(36)                 not null primary key,
    username    varchar(60)                 not null,
    starts_at   timestamp(6) with time zone not null,
    ends_at     timestamp(6) with time zone not null,
    -- NOTHING, what is DUE before it ends, or ALL that they have
    hands_over  varchar(10)                 not null,
    -- who gets it; null gives it back to the queues
    successor   varchar(60),
    recorded_by varchar(60)                 not null,
    recorded_at timestamp(6) with time zone not null,
    -- null until it has begun and what they had was handed over
    handed_at   timestamp(6) with time zone,
    handed      integer,
    -- who took it back before it began, or ended it early; it ends where it began then, or at that moment
    ended_by    varchar(60)
);
create index staff_absence_of on staff_absence (username, ends_at);
create index staff_absence_when on staff_absence (ends_at, starts_at);

-- a queue from which nobody is given work; what is due stays due
create table staff_queue_pause (
    id         varchar(36)                 not null primary key,
    queue_key  varchar(60)                 not null references staff_queue (queue_key),
    reason     varchar(500)                not null,
    paused_at  timestamp(6) with time zone not null,
    paused_by  varchar(60)                 not null,
    -- null until somebody resumes it
    until_at   timestamp(6) with time zone,
    resumed_at timestamp(6) with time zone,
    resumed_by varchar(60)
);
create index staff_queue_pause_open on staff_queue_pause (resumed_at, queue_key);

-- since when somebody has had a thing open, over all streams that they needed for it
alter table live_onlooker add column since timestamp(6) with time zone;
