alter table customer add column title varchar(200) generated always as (lower(coalesce(name, ref))) stored;
create index customer_title on customer (title, id);
-- compared byte by byte, so that a beginning is one range of the index
alter table customer_key alter column word type varchar(254) collate "C";
create index customer_key_word on customer_key (word, customer_id) include (kind);
