-- which variant of an experiment a customer was given, and when; it stays, however shares change
create table experiment_variant (
    experiment  varchar(60)                 not null,
    customer_id varchar(36)                 not null,
    variant     varchar(40)                 not null,
    given_at    timestamp(6) with time zone not null,
    -- two records with different variants turned out to be one customer, who counts for neither
    mixed       boolean                     not null,
    primary key (experiment, customer_id)
);
create index experiment_variant_customer on experiment_variant (customer_id);
create index experiment_variant_begun on experiment_variant (experiment, given_at);

-- what was said of an experiment before its figures were looked at
create table experiment_plan (
    experiment varchar(60)                 not null primary key,
    -- of a hundred who are left alone, how many are expected to return
    base_rate  numeric(4, 1)               not null,
    -- the smallest difference worth having, in points of a hundred
    difference numeric(4, 1)               not null,
    -- in how many days an order counts as a return
    days       smallint                    not null,
    planned_at timestamp(6) with time zone not null,
    planned_by varchar(200)                not null
);
