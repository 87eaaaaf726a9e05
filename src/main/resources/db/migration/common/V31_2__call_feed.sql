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
