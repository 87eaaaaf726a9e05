alter table customer add column title varchar(200) generated always as (lower(coalesce(name, ref)));
create index customer_title on customer (title, id);
create index customer_key_word on customer_key (word, customer_id, kind);
