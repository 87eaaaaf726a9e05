-- customers are found by how their number ends, too: the same number from its last digit on, as one more word
insert into customer_key (customer_id, word, kind)
select k.customer_id,
       '~' || substring(k.word, 16, 1) || substring(k.word, 15, 1) || substring(k.word, 14, 1)
           || substring(k.word, 13, 1) || substring(k.word, 12, 1) || substring(k.word, 11, 1)
           || substring(k.word, 10, 1) || substring(k.word, 9, 1) || substring(k.word, 8, 1)
           || substring(k.word, 7, 1) || substring(k.word, 6, 1) || substring(k.word, 5, 1)
           || substring(k.word, 4, 1) || substring(k.word, 3, 1) || substring(k.word, 2, 1),
       'END'
from customer_key k
where k.kind = 'PHONE' and substring(k.word, 1, 1) = '+';
