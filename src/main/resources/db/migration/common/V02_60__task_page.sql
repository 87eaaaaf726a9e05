-- which press of the button completed it, so that one that comes twice is answered as it was the first time
alter table work_item add column completed_press varchar(100);

-- tasks for which somebody asked a supervisor; gone when a supervisor has seen to it
create table work_escalation (
    item_id         varchar(64)                 not null primary key references work_item (id) on delete cascade,
    escalated_by    varchar(60)                 not null,
    escalated_at    timestamp(6) with time zone not null,
    -- what it had before, and has again afterwards
    priority_before smallint                    not null
);
