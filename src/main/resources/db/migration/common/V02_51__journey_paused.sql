-- those that stand still because an operator paused them: few of all that are under way
create index journey_instance_paused on journey_instance (ended_at, paused_at);
