-- one mailbox, however it is written: the spelling that came first stays, in small letters
delete from mail_suppression
where exists (select 1 from mail_suppression o where lower(o.address) = lower(mail_suppression.address) and o.id < mail_suppression.id);
update mail_suppression set address = lower(address) where address <> lower(address);
update mail_suppression_act set address = lower(address) where address <> lower(address);
