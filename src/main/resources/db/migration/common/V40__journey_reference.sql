-- what an event calls a thing, kept here when it could be personal; the engine has the stand-in
create table journey_reference (
    stand_in    varchar(40)                 not null primary key,
    customer_id varchar(36)                 not null,
    reference   varchar(200)                not null,
    -- the last time an event brought it
    used_at     timestamp(6) with time zone not null
);
create index journey_reference_of_customer on journey_reference (customer_id, reference);
create index journey_reference_age on journey_reference (used_at);

-- a hundred characters are up to two hundred units of UTF-16, which is what H2 counts
alter table customer_order alter column ref set data type varchar(200);
alter table customer_order_item alter column order_ref set data type varchar(200);
alter table benefit_entry alter column order_ref set data type varchar(200);
