-- one row a form that a person completed; what they wrote is here and nowhere else, so that it can be erased
create table form_answer (
    id            varchar(36)                 not null primary key,
    task_id       varchar(64)                 not null,
    instance_id   varchar(64)                 not null,
    definition_id varchar(64)                 not null,
    customer_id   varchar(36)                 not null,
    element       varchar(255)                not null,
    form          varchar(255)                not null,
    form_version  integer                     not null,
    answers       varchar(65536)              not null,
    answered_by   varchar(100)                not null,
    answered_at   timestamp(6) with time zone not null,
    erased_at     timestamp(6) with time zone,
    constraint form_answer_once unique (task_id)
);
create index form_answer_instance on form_answer (instance_id);
create index form_answer_customer on form_answer (customer_id);
