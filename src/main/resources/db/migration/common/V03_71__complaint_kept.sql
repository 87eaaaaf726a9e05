-- which complaints have been closed for so long that what was written about them goes
create index complaint_kept on complaint (erased_at, closed_at, number);
