package io.wayline.message.outbox;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.message.MessageState.Move;
import io.wayline.shared.CustomerErasure;
import io.wayline.shared.ErasureParticipant;

/**
 * Mails to somebody who is forgotten: what has not left does not leave; of the others stays which template left when.
 * That an address must not be written to stays as well, for that is what keeps it from being written to.
 */
@Component
@Order(200)
class MailErasure implements ErasureParticipant {

    private final JdbcClient jdbc;
    private final MailStates states;

    MailErasure(JdbcClient jdbc, MailStates states) {
        this.jdbc = jdbc;
        this.states = states;
    }

    @Override
    public void erase(CustomerErasure erasure) {
        var customer = erasure.customer().value();
        jdbc.sql("select id from outbox_message where customer_id = ? order by id for update")
                .param(customer)
                .query(Long.class)
                .list()
                .forEach(mail -> states.decide(Move.CALL_BACK, mail, erasure.by(), ""));
        jdbc.sql("""
                        delete from inbox_mail where message_id in (
                            select message_id from outbox_message where customer_id = ?)""").param(customer).update();
        jdbc.sql("delete from outbox_content where message_id in (select id from outbox_message where customer_id = ?)")
                .param(customer)
                .update();
        jdbc.sql("""
                        update outbox_attempt set text = '' where message_id in (
                            select id from outbox_message where customer_id = ?)""").param(customer).update();
        jdbc.sql("""
                        update outbox_message set customer_ref = ?, once_key = null, recipient = null, recipient_domain = null,
                            recipient_name = null, subject = null, smtp_reply = null, last_error = null,
                            reason_facts = null, resolution_reason = null, version = version + 1
                        where customer_id = ?""").params(erasure.instead(), customer).update();
        jdbc.sql("update bulk_resend set customer_ref = :instead where customer_ref in (:refs)")
                .param("instead", erasure.instead())
                .param("refs", erasure.refValues())
                .update();
    }
}
