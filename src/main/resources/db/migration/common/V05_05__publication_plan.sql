-- publications that wait for a time, or for a second person (docs/decisions/0093)

create table publication_plan (
    id             varchar(36)                 not null primary key,
    -- the thing: JOURNEY, DECISION, or FORM, and its key; it may not exist yet
    kind           varchar(10)                 not null,
    item_key       varchar(100)                not null,
    -- kind and key while it waits, so that one of a thing waits at the most; null once it is over
    open_item      varchar(120),
    folder         varchar(100)                not null,
    -- what is to count, as it was when it was asked for
    content        varchar(1048576)            not null,
    names          varchar(102400),
    cases          varchar(102400),
    -- the version that counted then; 0 for none
    seen           integer                     not null,
    -- the save of the asker's draft that it is; null where it came otherwise
    draft_revision integer,
    origin         varchar(10)                 not null,
    asked_by       varchar(100)                not null,
    asked_at       timestamp(6) with time zone not null,
    why            varchar(500)                not null,
    -- when it is to count; null for at once
    publish_at     timestamp(6) with time zone,
    -- ASKED waits for a second person, PLANNED for its time; PUBLISHED, REFUSED, DECLINED, and CANCELLED are over
    state          varchar(10)                 not null,
    -- when a node looks next; null where none has to
    due_at         timestamp(6) with time zone,
    -- how often it failed for no reason of its own
    tries          integer                     not null,
    confirmed_by   varchar(100),
    confirmed_at   timestamp(6) with time zone,
    -- who ended it, null for its time; and what they, or the check, said
    ended_by       varchar(100),
    ended_at       timestamp(6) with time zone,
    ended_why      varchar(500),
    -- the code of why it was refused, and what the check found, as JSON
    refusal        varchar(60),
    findings       varchar(100000),
    -- the version that it became
    number         integer,
    -- who has read that it was refused; until then it is said on the home page
    read_by        varchar(100)
);
create unique index publication_plan_open on publication_plan (open_item);
create index publication_plan_due on publication_plan (state, due_at);
create index publication_plan_item on publication_plan (kind, item_key, asked_at);
