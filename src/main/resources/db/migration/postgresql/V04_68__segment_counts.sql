-- A rule that somebody types keeps one processor busy and no more: agents work beside it. Side by side, each worker also
-- grouped all orders by itself, which took longer than one alone.
alter table customer set (parallel_workers = 0);
