-- what people did, all of it and by person; what journeys did leaves no trace in these
create index timeline_entry_acts on timeline_entry (at, id) where cause_kind = 'PERSON';
create index timeline_entry_person on timeline_entry (cause_ref, at, id) where cause_kind = 'PERSON';
