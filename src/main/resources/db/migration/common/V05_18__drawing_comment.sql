-- what people say to each other about a drawing; nothing of it is in the drawing itself

create table drawing_comment (
    -- made by whoever sends it, so that a second sending changes nothing
    id           varchar(36)                 not null primary key,
    journey_key  varchar(100)                not null,
    -- the first of what belongs together; its own id where it is the first
    thread       varchar(36)                 not null,
    -- what it is about; empty for the journey as a whole
    element      varchar(100)                not null,
    body         varchar(2000)               not null,
    author       varchar(100)                not null,
    said_at      timestamp(6) with time zone not null,
    -- of the first alone: who said that it is done with
    settled_by   varchar(100),
    settled_at   timestamp(6) with time zone
);

create index drawing_comment_journey on drawing_comment (journey_key, said_at);
create index drawing_comment_thread on drawing_comment (thread);
