-- the one that is answered instead, of the same customer; null for all others
alter table complaint add column duplicate_of bigint references complaint (number);
create index complaint_duplicate_of on complaint (duplicate_of);

-- what colleagues did to a case beside its journey, by the name of the press, so that one that comes twice is done once;
-- why they did it stands in complaint_text
create table complaint_act (
    press     varchar(36)                 not null primary key,
    complaint bigint                      not null references complaint (number) on delete cascade,
    -- WITHDRAW, CATEGORY, LINK, DUPLICATE
    act       varchar(15)                 not null,
    done_by   varchar(100)                not null,
    done_at   timestamp(6) with time zone not null
);
create index complaint_act_of on complaint_act (complaint);
