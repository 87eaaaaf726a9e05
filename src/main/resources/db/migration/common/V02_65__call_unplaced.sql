-- calls that could not be booked, one row for each passage of a journey through the step; it went on without the call
create table call_unplaced (
    ref         varchar(36)                 not null primary key,
    passage     varchar(400)                not null unique,
    customer_id varchar(36)                 not null,
    queue       varchar(60)                 not null,
    reason      varchar(60)                 not null,
    -- NO_PHONE, NO_CONSENT, NO_SLOT, CALENDAR_INCOMPLETE
    why         varchar(30)                 not null,
    asked_at    timestamp(6) with time zone not null,
    -- when somebody had dealt with it, and who
    settled_at  timestamp(6) with time zone,
    settled_by  varchar(60)
);
create index call_unplaced_open on call_unplaced (settled_at, queue, asked_at, ref);
create index call_unplaced_customer on call_unplaced (customer_id);
