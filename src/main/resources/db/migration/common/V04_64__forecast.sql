-- the first day of a purchase, which the forecast goes by; the next computation of value fills it
alter table customer_value add column first_day integer;

-- what the model says of all customers alike, who are joined by their days; holds nothing of anybody
create table forecast_cell (
    purchase_days integer          not null,
    -- first_day and last_day of customer_value by the unit of the run
    first_cell    integer          not null,
    last_cell     integer          not null,
    -- days with an order within 60 days, on average
    expected      double precision not null,
    -- of an order within 30 and within 60 days, and of being a customer still
    chance_30     double precision not null,
    chance_60     double precision not null,
    active        double precision not null,
    primary key (purchase_days, first_cell, last_cell)
);

-- one row: what came of the last fit
create table forecast_run (
    id             smallint    not null primary key,
    -- NEVER, TOO_FEW, NOT_BETTER, or TOLD
    state          varchar(20) not null,
    -- so many days make one cell
    unit           smallint    not null,
    computed_on    integer,
    r              double precision,
    alpha          double precision,
    a              double precision,
    b              double precision,
    -- the check: who was known 60 days before, who of them bought since, how many had been expected to
    known          bigint,
    bought         bigint,
    foreseen       double precision,
    -- how much smaller the square of its mistakes is than that of one figure for all; 0 is no better
    skill          double precision
);
insert into forecast_run (id, state, unit) values (1, 'NEVER', 1);
-- nothing new has been bought, and still it is to be computed
update value_run set requested_at = computed_at where computed_at is not null and requested_at is null;
