-- why a node leaves the mail server alone at the moment; all null while the server takes its mails
alter table outbox_node add column trouble varchar(16);
alter table outbox_node add column trouble_since timestamp(6) with time zone;
alter table outbox_node add column trouble_until timestamp(6) with time zone;
