-- that somebody was forgotten, when, and who did it; the customer's id leads to nobody then
alter table erasure_request add column erased_at timestamp(6) with time zone;
alter table erasure_request add column erased_by varchar(300);
create index erasure_request_open on erasure_request (erased_at, requested_at, id);
