create index inbox_event_waiting on inbox_event (state, lane, id);
insert into inbox_lane (lane) select x from system_range(0, 255);
