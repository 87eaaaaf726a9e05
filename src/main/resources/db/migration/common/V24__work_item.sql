-- one row a task of a person, from the moment it comes up; the id is the engine's
create table work_item (
    id               varchar(64)                 not null primary key,
    -- the customer's way, also where the task lies in a journey that was called from it
    instance_id      varchar(64)                 not null,
    definition_id    varchar(64)                 not null,
    journey          varchar(100)                not null,
    element          varchar(255)                not null,
    name             varchar(255)                not null,
    customer_id      varchar(36)                 not null,
    -- empty when the diagram names none: only supervisors see it then
    queue            varchar(64)                 not null,
    priority         smallint                    not null,
    -- priority and due date in one number that rises: what is done first sorts first
    turn             bigint                      not null,
    created_at       timestamp(6) with time zone not null,
    due_at           timestamp(6) with time zone,
    follow_up_at     timestamp(6) with time zone,
    follow_up_reason varchar(500),
    assignee         varchar(60),
    -- WAITING for somebody, TAKEN by the assignee, DONE, or WITHDRAWN by the journey
    state            varchar(10)                 not null,
    version          integer                     not null,
    changed_by       varchar(60),
    finished_at      timestamp(6) with time zone,
    finished_how     varchar(255)
);
create index work_item_queue on work_item (queue, state, turn, created_at, id);
create index work_item_assignee on work_item (assignee, state, turn, created_at, id);
create index work_item_list on work_item (state, turn, created_at, id);
create index work_item_instance on work_item (instance_id);
create index work_item_customer on work_item (customer_id, state);

-- answers that somebody has begun to write; gone when the task is
create table work_draft (
    item_id  varchar(64)                 not null references work_item (id) on delete cascade,
    username varchar(60)                 not null,
    answers  varchar(65536)              not null,
    saved_at timestamp(6) with time zone not null,
    primary key (item_id, username)
);
