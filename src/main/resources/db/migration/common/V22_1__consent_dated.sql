-- when a list said that it was said, where that was ahead of our clock and "at" is when the list came
alter table consent_proof add column dated timestamp(6) with time zone;
