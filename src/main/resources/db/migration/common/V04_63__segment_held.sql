-- more have entered at one look than are let through by themselves: their rows are HELD until somebody says what is to
-- become of them; who said so last, and whether journeys were told
alter table segment_watch add column decided_by varchar(200);
alter table segment_watch add column decided_at timestamp(6) with time zone;
alter table segment_watch add column decided_tell boolean;
