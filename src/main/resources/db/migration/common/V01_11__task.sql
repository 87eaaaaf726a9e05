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
    -- how its due time was reckoned, so that it can be reckoned anew and explained; all null when a moment was named:
    -- CLOCK or WORKING
    due_clock        varchar(10),
    -- as the diagram has it: PT4H, WORKING P2D
    due_span         varchar(60),
    -- four fifths of the way
    warn_at          timestamp(6) with time zone,
    -- the version of the calendar that working time was counted on
    due_calendar     bigint,
    -- when it was due before the calendar changed last
    due_before       timestamp(6) with time zone,
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
create index work_item_clock on work_item (due_clock, state, due_calendar);

-- answers that somebody has begun to write; gone when the task is
create table work_draft (
    item_id  varchar(64)                 not null references work_item (id) on delete cascade,
    username varchar(60)                 not null,
    answers  varchar(65536)              not null,
    saved_at timestamp(6) with time zone not null,
    -- which saving of which page it is, so that one that comes twice, or late, changes nothing
    writer   varchar(36)                 not null,
    step     integer                     not null,
    primary key (item_id, username)
);

-- one row a form that a person completed; what they wrote is here and nowhere else, so that it can be erased
create table form_answer (
    id              varchar(36)                 not null primary key,
    task_id         varchar(64)                 not null,
    instance_id     varchar(64)                 not null,
    definition_id   varchar(64)                 not null,
    customer_id     varchar(36)                 not null,
    element         varchar(255)                not null,
    form            varchar(255)                not null,
    form_version    integer                     not null,
    -- where the form lies that the person saw: its number alone may be given again after a deployment was taken away
    form_deployment varchar(64),
    answers         varchar(65536)              not null,
    answered_by     varchar(100)                not null,
    answered_at     timestamp(6) with time zone not null,
    erased_at       timestamp(6) with time zone,
    constraint form_answer_once unique (task_id)
);
create index form_answer_instance on form_answer (instance_id);
create index form_answer_customer on form_answer (customer_id);
