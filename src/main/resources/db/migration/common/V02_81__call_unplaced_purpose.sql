-- what the call was for, marketing or service: whoever places it again by hand asks the same consent; null for older rows
alter table call_unplaced add column purpose varchar(60);
