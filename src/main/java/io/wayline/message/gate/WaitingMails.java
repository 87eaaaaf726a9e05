package io.wayline.message.gate;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.customer.consent.ConsentEnded;
import io.wayline.customer.consent.ConsentTopic;
import io.wayline.customer.hold.HoldLifted;
import io.wayline.customer.hold.HoldPlaced;
import io.wayline.message.outbox.MailStates;
import io.wayline.timeline.Entry;
import io.wayline.timeline.Timeline;

/**
 * What a customer's word does to mails that wait already, in the transaction in which it is recorded: a no takes them
 * back up to the last moment, the end of a hold has them judged again at once.
 */
@Component
class WaitingMails {

    private static final Logger log = LoggerFactory.getLogger(WaitingMails.class);

    private final JdbcClient jdbc;
    private final MailStates states;
    private final Timeline timeline;
    private final Clock clock;

    WaitingMails(JdbcClient jdbc, MailStates states, Timeline timeline, Clock clock) {
        this.jdbc = jdbc;
        this.states = states;
        this.timeline = timeline;
        this.clock = clock;
    }

    private record Waiting(long id, String template) {}

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(ConsentEnded no) {
        if (!ConsentTopic.EMAIL.equals(no.topic().channel())) {
            return;
        }
        var waiting = jdbc.sql("""
                        select id, template from outbox_message
                        where customer_id = ? and purpose = ? and state in ('HELD', 'PENDING', 'CLAIMED')
                        order by id for update""")
                .params(no.customer().value(), no.topic().purpose().toUpperCase(Locale.ROOT))
                .query((row, number) -> new Waiting(row.getLong("id"), row.getString("template")))
                .list();
        if (waiting.isEmpty()) {
            return;
        }
        states.takeBack(waiting.stream().map(Waiting::id).toList(), GateReason.NOT_WANTED);
        timeline.addAll(waiting.stream().map(mail -> entry(no, mail)).toList());
        log.info("{} waiting mails were taken back: {} is not wanted any more", waiting.size(), no.topic());
    }

    /**
     * What a dispatcher has in hand is judged anew. What is only due is locked until the hold is there for all to see, so
     * that no dispatcher takes it and looks a moment too early.
     */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(HoldPlaced hold) {
        var due = jdbc.sql("""
                        select id from outbox_message
                        where customer_id = ? and purpose <> 'TRANSACTIONAL' and state in ('PENDING', 'CLAIMED')
                        order by id for update""").param(hold.customer().value()).query(Long.class).list();
        if (!due.isEmpty()) {
            states.judgeAgain(due);
        }
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(HoldLifted end) {
        jdbc.sql("""
                        update outbox_message set next_attempt_at = :now, version = version + 1
                        where customer_id = :customer and state = 'HELD' and reason = :reason""")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("customer", end.customer().value())
                .param("reason", GateReason.HOLD)
                .update();
    }

    private Entry entry(ConsentEnded no, Waiting mail) {
        return new Entry(
                no.customer(),
                clock.instant(),
                "mail-not-sent." + GateReason.NOT_WANTED,
                Entry.Direction.INSIDE,
                Map.of("template", mail.template(), "message", Long.toString(mail.id())),
                no.cause());
    }
}
