-- how many calls a queue makes at the same time, and how long one takes
alter table staff_queue add column places integer default 1 not null;
alter table staff_queue add column slot_minutes integer default 30 not null;

-- a queue without a row keeps the hours of the company's calendar; weekday 1 is Monday
create table staff_queue_hours (
    queue_key varchar(60) not null references staff_queue (queue_key),
    weekday   smallint    not null,
    opens     time        not null,
    closes    time        not null,
    primary key (queue_key, weekday, opens)
);

-- one row a call that somebody was promised; a place in a queue is taken while it is BOOKED
create table callback (
    ref         varchar(36)                 not null primary key,
    customer_id varchar(36)                 not null,
    queue       varchar(60)                 not null,
    reason      varchar(60)                 not null,
    -- the journey, also one that was called from another, and the part of it, that the call belongs to
    instance_id varchar(64)                 not null,
    scope_id    varchar(255)                not null,
    element     varchar(255)                not null,
    -- the same for every try of the same passage through a step
    passage     varchar(400)                not null unique,
    task_id     varchar(64),
    -- true from a move until the journey has a task for the new time
    moving      boolean                     not null,
    -- BOOKED, DONE, MISSED, CANCELLED by a person, RELEASED by the journey
    state       varchar(10)                 not null,
    late        boolean                     not null,
    attempt     smallint                    not null,
    starts_at   timestamp(6) with time zone not null,
    ends_at     timestamp(6) with time zone not null,
    overdue_at  timestamp(6) with time zone not null,
    result      varchar(60),
    version     integer                     not null,
    booked_at   timestamp(6) with time zone not null,
    changed_at  timestamp(6) with time zone not null,
    changed_by  varchar(70)
);
create index callback_places on callback (queue, state, starts_at);
create index callback_list on callback (starts_at, ref);
create index callback_customer on callback (customer_id, state);
create index callback_instance on callback (instance_id, state);
create index callback_task on callback (task_id);
