create table customer (
    id         varchar(36)                 not null primary key,
    ref        varchar(200)                not null,
    name       varchar(200),
    email      varchar(254),
    email_key  varchar(254),
    phone      varchar(16),
    locale     varchar(35),
    zone       varchar(60),
    birthday   date,
    lifecycle  varchar(10)                 not null,
    since      timestamp(6) with time zone not null,
    changed_at timestamp(6) with time zone not null,
    version    integer                     not null,
    constraint customer_ref unique (ref)
);
create index customer_email on customer (email_key);
create index customer_phone on customer (phone);
create index customer_lifecycle on customer (lifecycle);
