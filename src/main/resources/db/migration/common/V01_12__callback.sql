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

-- an address under which a calendar program fetches the calls of a queue, or of all queues that somebody works for;
-- only the digest of its token is kept
create table call_feed (
    hash     varchar(64)                 not null primary key,
    username varchar(60)                 not null references account (username),
    -- empty for all of theirs
    queue    varchar(60)                 not null,
    made_at  timestamp(6) with time zone not null
);
create index call_feed_owner on call_feed (username, queue);
