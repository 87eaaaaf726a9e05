-- instances that an operator has cancelled and that have not ended yet, because they were busy; gone once they have
create table journey_cancel (
    instance_id varchar(64)                 not null primary key,
    asked_at    timestamp(6) with time zone not null
);
