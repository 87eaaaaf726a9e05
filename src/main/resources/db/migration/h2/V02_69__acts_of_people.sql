-- what people did, all of it and by person
create index timeline_entry_acts on timeline_entry (cause_kind, at, id);
create index timeline_entry_person on timeline_entry (cause_kind, cause_ref, at, id);
