-- finished events leave these indexes, so that they stay as small as the work that waits
create index inbox_event_waiting on inbox_event (lane, id) where state = 'RECEIVED';
create index inbox_event_open on inbox_event (state, id) where state in ('UNKNOWN_CUSTOMER', 'FAILED');
insert into inbox_lane (lane) select generate_series(0, 255);
