-- how a file is read, as somebody said or as it was found out; whether rows of one order can stand apart in it
alter table import_run add column reading varchar(60000);
alter table import_run add column in_lines boolean;

-- REFUSED, LEFT_OUT (the row was taken without it), or NOTED
alter table import_fault add column effect varchar(8) default 'REFUSED' not null;

-- all faults of an import by kind, also those that are too many to be kept one by one
create table import_fault_kind (
    import_id  varchar(36) not null,
    field      varchar(40) not null,
    code       varchar(30) not null,
    effect     varchar(8)  not null,
    faults     bigint      not null,
    first_line bigint      not null,
    content    varchar(200),
    constraint import_fault_kind_once primary key (import_id, field, code, effect)
);
insert into import_fault_kind (import_id, field, code, effect, faults, first_line)
select import_id, field, code, 'REFUSED', count(*), min(line) from import_fault group by import_id, field, code;

-- how files whose columns have these names are read, as somebody said last; shape is a digest of the names
create table import_shape (
    kind       varchar(10)                 not null,
    shape      varchar(64)                 not null,
    reading    varchar(60000)              not null,
    file_name  varchar(200)                not null,
    said_by    varchar(200)                not null,
    said_at    timestamp(6) with time zone not null,
    constraint import_shape_once primary key (kind, shape)
);
