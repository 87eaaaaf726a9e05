-- a named rule that finds customers; its versions are rows of their own, which are never changed
create table segment (
    -- the name by which journeys and calls ask for it
    segment         varchar(60)                 not null primary key,
    -- the version that counts
    version         integer                     not null,
    -- the newest one, which may be a shipped one that nobody has taken yet
    newest          integer                     not null,
    -- of the file that came with the product, as it was last read; null for those made here
    shipped_hash    char(64),
    changed_at      timestamp(6) with time zone not null
);

create table segment_version (
    segment    varchar(60)                 not null references segment (segment),
    version    integer                     not null,
    name_en    varchar(80),
    name_zh    varchar(80),
    about_en   varchar(500),
    about_zh   varchar(500),
    -- as JSON, see docs/segments.md
    rule       varchar(20000)              not null,
    -- null for what came with the product
    made_by    varchar(100),
    made_at    timestamp(6) with time zone not null,
    primary key (segment, version)
);
