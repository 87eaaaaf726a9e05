-- a person may pause a step, too; what one act paused, in several versions, has the same act
alter table journey_step_pause add column act varchar(36);
-- the account of who paused it, or null when most of its tries failed
alter table journey_step_pause add column paused_by varchar(100);
alter table journey_step_pause add column reason varchar(500);
-- whether it goes on already, and those who waited are let go some at a time
alter table journey_step_pause add column releasing boolean default false not null;
alter table journey_step_pause add column resume_reason varchar(500);
-- nobody is let through to see whether something is mended where a person paused it
alter table journey_step_pause alter column probe_at drop not null;
create index journey_step_pause_act on journey_step_pause (act);

-- one press of "try again" on customers who failed at one step for one cause; no personal data
create table journey_retry (
    run           varchar(64)                 not null primary key,
    -- which step and cause it was, see FailureGroup
    failure       varchar(64)                 not null,
    definition_id varchar(64)                 not null,
    element       varchar(255)                not null,
    cause         varchar(4000),
    asked_by      varchar(100)                not null,
    asked_at      timestamp(6) with time zone not null
);
create index journey_retry_failure on journey_retry (failure, asked_at);
create index journey_retry_asked on journey_retry (asked_at);

-- whom it tried again, as the engine's job; what became of them is read from the job while there is one
create table journey_retry_job (
    run   varchar(64) not null references journey_retry (run) on delete cascade,
    job   varchar(64) not null,
    -- how many tries it was given
    tries integer     not null,
    -- whether it had failed again when it was tried once more by a later press
    again boolean     not null,
    primary key (run, job)
);
create index journey_retry_job_job on journey_retry_job (job);
