-- who took which customers as a file; ending is CUT until the last byte was handed over, then WHOLE
create table customer_export (
    id        varchar(36)                 not null primary key,
    username  varchar(300)                not null,
    filters   varchar(1000)               not null,
    reason    varchar(1000),
    begun_at  timestamp(6) with time zone not null,
    customers bigint                      not null,
    ending    varchar(5)                  not null
);
create index customer_export_newest on customer_export (begun_at, id);
