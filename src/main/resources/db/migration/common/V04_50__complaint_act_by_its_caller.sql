-- the name of a press is its caller's own: two callers who choose the same one do not meet
create table complaint_act_of_caller (
    press     varchar(36)                 not null,
    complaint bigint                      not null references complaint (number) on delete cascade,
    -- WITHDRAW, CATEGORY, LINK, DUPLICATE
    act       varchar(15)                 not null,
    done_by   varchar(100)                not null,
    done_at   timestamp(6) with time zone not null,
    primary key (press, done_by)
);
insert into complaint_act_of_caller (press, complaint, act, done_by, done_at)
    select press, complaint, act, done_by, done_at from complaint_act;
drop table complaint_act;
alter table complaint_act_of_caller rename to complaint_act;
create index complaint_act_of on complaint_act (complaint);
