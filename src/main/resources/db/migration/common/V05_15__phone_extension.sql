-- what to dial when somebody has answered; the number itself stays in E.164 form
alter table customer add column phone_extension varchar(9);

-- customers are found by plain letters: Łukasz by lukasz, Großmann by grossmann, O’Brien by o'brien
insert into customer_key (customer_id, word, kind)
select f.customer_id, f.plain, min(f.kind)
from (select k.customer_id, k.word, k.kind,
             translate(replace(replace(replace(replace(k.word, 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
                       'łøđðħı’‘ʼʻ‛′', 'loddhi''''''''''''') as plain
      from customer_key k) f
where f.plain <> f.word
  and not exists (select 1 from customer_key e where e.customer_id = f.customer_id and e.word = f.plain)
group by f.customer_id, f.plain;
delete from customer_key
where word <> translate(replace(replace(replace(replace(word, 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
                        'łøđðħı’‘ʼʻ‛′', 'loddhi''''''''''''');

-- and by their number with its country code but without the plus sign
insert into customer_key (customer_id, word, kind)
select k.customer_id, substring(k.word, 2), 'PHONE'
from customer_key k
where k.kind = 'PHONE' and substring(k.word, 1, 1) = '+'
  and not exists (select 1 from customer_key e where e.customer_id = k.customer_id and e.word = substring(k.word, 2));
