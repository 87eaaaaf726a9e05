-- how many ended a journey at one of its ends since a moment: read for the figures on its diagram
create index journey_instance_ends on journey_instance (journey, ended_by, ended_at, definition_id);
