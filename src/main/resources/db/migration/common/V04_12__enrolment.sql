-- a run: customers of a segment, found at one moment, who are invited into a campaign one after the other
create table enrolment (
    ref             varchar(36)                 not null primary key,
    -- whoever asked, asked once: the passage of a step, or a key of the caller's
    once_key        varchar(200)                not null,
    segment         varchar(60)                 not null,
    version         integer                     not null,
    campaign        varchar(100)                not null,
    -- RUNNING, PAUSED, STOPPED, DONE
    state           varchar(10)                 not null,
    -- how many a minute; null for as many as the house can take
    rate            integer,
    -- from this minute of the company's day up to that one; null for all day
    window_from     smallint,
    window_to       smallint,
    -- only in working time
    working_time    boolean                     not null,
    total           bigint                      not null,
    invited         bigint                      not null,
    -- who was no customer of ours any more when their turn came, or had been invited as somebody they were merged with
    dropped         bigint                      not null,
    -- up to when the pace is used up
    paced_until     timestamp(6) with time zone not null,
    asked_by        varchar(100)                not null,
    asked_at        timestamp(6) with time zone not null,
    -- who paused, resumed, or stopped it last, and why
    acted_by        varchar(100),
    acted_at        timestamp(6) with time zone,
    reason          varchar(500),
    ended_at        timestamp(6) with time zone,
    constraint enrolment_asked_once unique (once_key)
);
create index enrolment_newest on enrolment (asked_at, ref);
create index enrolment_running on enrolment (state, paced_until);

create table enrolment_member (
    enrolment   varchar(36) not null,
    customer_id varchar(36) not null,
    -- WAITING or INVITED
    state       varchar(7)  not null,
    -- the turn that took them
    turn        varchar(36),
    invited_at  timestamp(6) with time zone,
    constraint enrolment_member_once primary key (enrolment, customer_id)
);
create index enrolment_member_waiting on enrolment_member (enrolment, state, customer_id);
create index enrolment_member_turn on enrolment_member (turn);
create index enrolment_member_customer on enrolment_member (customer_id);
