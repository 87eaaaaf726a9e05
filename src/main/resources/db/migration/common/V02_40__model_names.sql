-- what the things of one version of a journey, a decision, or a form are called: the file of names beside its drawing
create table model_names (
    -- BPMN, DMN, or FORM
    kind       varchar(10)                 not null,
    model_key  varchar(255)                not null,
    version    integer                     not null,
    content    varchar(102400)             not null,
    changed_at timestamp(6) with time zone not null,
    primary key (kind, model_key, version)
);
