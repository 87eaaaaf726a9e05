-- why the product paused mails by itself is a code from now on, said in the reader's language
update outbox_control set reason = 'unwanted'
    where changed_by = 'system' and reason = 'the mail server does not want our mails';
update outbox_control set reason = 'not-taken'
    where changed_by = 'system' and reason = 'the mail server cannot take its mails';
update outbox_control set reason = 'slowed'
    where changed_by = 'system' and reason = 'slowed down as the mail server asked';
