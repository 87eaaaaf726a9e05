-- the catalogue: journeys, decisions, and forms as things with versions (docs/decisions/0090)

-- one row; whoever publishes holds it, and counts on. A check that was made at another count is made again
create table catalogue_state (
    id           smallint not null primary key,
    publications bigint   not null
);
insert into catalogue_state (id, publications) values (1, 0);

create table catalogue_item (
    -- JOURNEY, DECISION, or FORM
    kind       varchar(10)                 not null,
    -- the id of the process, decision, or form, and the name of its file
    item_key   varchar(100)                not null,
    folder     varchar(100)                not null,
    -- the version that counts; null when nothing of it was published yet, or it was retired
    live       integer,
    -- a version that came with the product while ours counts, until a person decides; null for none
    waiting    integer,
    -- the highest number that was given
    newest     integer                     not null,
    changed_at timestamp(6) with time zone not null,
    primary key (kind, item_key)
);

create table catalogue_version (
    kind           varchar(10)                 not null,
    item_key       varchar(100)                not null,
    number         integer                     not null,
    -- the drawing, and the files of names and cases beside it, which may change without a new version
    content        varchar(1048576)            not null,
    names          varchar(102400),
    cases          varchar(102400),
    -- SHA-256 of the drawing in hexadecimal
    content_hash   char(64)                    not null,
    -- what is drawn calls itself; null where it has no name
    drawn_name     varchar(200),
    -- SHIPPED, STUDIO, API, or MODELER
    origin         varchar(10)                 not null,
    -- DRAFT: the check refuses it; CHECKED: it waits; PUBLISHED: it counts; RETIRED: it counted, or was set aside
    state          varchar(10)                 not null,
    -- null for what came with the product
    made_by        varchar(100),
    made_at        timestamp(6) with time zone not null,
    why            varchar(500),
    published_by   varchar(100),
    published_at   timestamp(6) with time zone,
    -- who took it out of use, or set it aside, and why; all null where a newer one just took its place
    ended_by       varchar(100),
    ended_at       timestamp(6) with time zone,
    ended_why      varchar(500),
    -- the number of the version whose content this one repeats; null for content of its own
    repeats        integer,
    -- the engine's id and number of it; null until it is published
    definition_id  varchar(64),
    engine_version integer,
    -- what the check said last, as JSON; null for nothing
    findings       varchar(100000),
    primary key (kind, item_key, number),
    foreign key (kind, item_key) references catalogue_item (kind, item_key)
);
create index catalogue_version_definition on catalogue_version (definition_id);

-- every content that ever came with the product, so that an older node is known by what it brings
create table catalogue_shipped (
    kind        varchar(10)                 not null,
    item_key    varchar(100)                not null,
    -- SHA-256 of the drawing with its names and cases
    bundle_hash char(64)                    not null,
    -- from 1; the highest is the newest
    place       integer                     not null,
    -- the version that it became
    number      integer                     not null,
    seen_at     timestamp(6) with time zone not null,
    primary key (kind, item_key, bundle_hash),
    foreign key (kind, item_key) references catalogue_item (kind, item_key)
);

-- what people are changing, one for each person and thing; the thing may not exist yet
create table catalogue_draft (
    kind       varchar(10)                 not null,
    item_key   varchar(100)                not null,
    owner      varchar(100)                not null,
    folder     varchar(100)                not null,
    content    varchar(1048576)            not null,
    names      varchar(102400),
    cases      varchar(102400),
    -- the version that counted when it was begun; 0 for none
    based_on   integer                     not null,
    -- counts each save
    revision   integer                     not null,
    -- whether the check let this revision through
    checked    boolean                     not null,
    saved_at   timestamp(6) with time zone not null,
    -- until then its owner is taken to be at it
    held_until timestamp(6) with time zone not null,
    primary key (kind, item_key, owner)
);
