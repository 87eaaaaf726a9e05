package io.wayline.message.dispatch;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.background.SetAside;
import io.wayline.background.SetAsideRow;
import io.wayline.message.MessageState;
import io.wayline.message.Messages;
import io.wayline.message.operation.BulkResends;
import io.wayline.message.operation.BulkResends.State;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.OneDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A mail about which nothing can be told, first in order, and good ones behind it. A constraint stands for whatever lasting
 * reason there is.
 */
@DatabaseTest
@OneDatabase
@Import(OutboxDriver.class)
class MailIsolationTests {

    private static final Messages.Filter FAILED = new Messages.Filter(MessageState.FAILED, null, null);

    @Autowired
    OutboxDriver outbox;

    @Autowired
    MailCare care;

    @Autowired
    BulkResends resends;

    @Autowired
    Messages messages;

    @Autowired
    DispatchDriver dispatch;

    @Autowired
    SetAside aside;

    @Autowired
    JdbcClient jdbc;

    private String bad = "";
    private String good = "";

    @BeforeEach
    void twoMails() {
        outbox.clear();
        jdbc.sql("delete from bulk_resend").update();
        bad = outbox.queue("anna@example.com");
        good = outbox.queue("ben@example.com");
        jdbc.sql("""
                        alter table timeline_entry add constraint told_nothing
                        check (customer_id <> '%s' or kind not in ('mail-uncertain', 'mail-resent'))""".formatted(customerOf(bad))).update();
    }

    @AfterEach
    void mended() {
        mend();
        outbox.clear();
        jdbc.sql("delete from bulk_resend").update();
        jdbc.sql("delete from set_aside").update();
    }

    @Test
    void aMailThatCannotBeMovedOnKeepsNoneBehindItAndNothingElseFromBeingCaredFor() {
        handedOverByADeadNode();
        jdbc.sql("delete from outbox_node").update();

        care.look();

        assertThat(stateOf(good)).isEqualTo(MessageState.UNKNOWN);
        assertThat(stateOf(bad)).isEqualTo(MessageState.HANDOVER);
        assertThat(jdbc.sql("select count(*) from outbox_node")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void isTriedAgainLaterShownAndMovedOnOnceItsReasonIsMended() {
        handedOverByADeadNode();
        careAfter(Duration.ZERO, Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMinutes(1));

        assertThat(aside.shown(Recovery.LOOP, 10))
                .singleElement()
                .extracting(SetAsideRow::item, SetAsideRow::tries)
                .containsExactly(bad, 3);
        mend();
        careAfter(Duration.ofMinutes(5));

        assertThat(stateOf(bad)).isEqualTo(MessageState.UNKNOWN);
        assertThat(aside.shown(Recovery.LOOP, 10)).isEmpty();
    }

    @Test
    void aMailThatCannotBeResentKeepsNoneOfItsResendBack() {
        failed();
        var resend = resends.ask(FAILED, 2, "he", "the relay is mended");

        care.look();

        assertThat(stateOf(good)).isEqualTo(MessageState.PENDING);
        assertThat(stateOf(bad)).isEqualTo(MessageState.FAILED);
        assertThat(resends.get(resend.ref()).state()).isEqualTo(State.DONE);
        assertThat(resends.get(resend.ref()).resent()).isEqualTo(1);
    }

    @Test
    void isResentLateOnceItsReasonIsMended() {
        failed();
        var resend = resends.ask(FAILED, 2, "he", "the relay is mended");
        careAfter(Duration.ZERO, Duration.ofSeconds(10), Duration.ofMinutes(1));
        assertThat(aside.shown(BulkResends.MAILS, 10))
                .extracting(SetAsideRow::item)
                .containsExactly(resend.ref() + "/" + bad);
        mend();

        careAfter(Duration.ofMinutes(5));

        assertThat(stateOf(bad)).isEqualTo(MessageState.PENDING);
        assertThat(resends.get(resend.ref()).resent()).isEqualTo(2);
    }

    @Test
    void aResendThatCannotBeReadKeepsNoneBehindIt() {
        failed();
        mend();
        var first = resends.ask(FAILED, 2, "he", "the relay is mended");
        var second = resends.ask(FAILED, 2, "he", "the relay is mended");
        jdbc.sql("update bulk_resend set mail_state = 'NOWHERE' where id = ?")
                .param(Long.valueOf(first.ref()))
                .update();

        care.look();

        assertThat(resends.get(second.ref()).state()).isEqualTo(State.DONE);
        assertThat(stateOf(good)).isEqualTo(MessageState.PENDING);
    }

    @Test
    void whatCannotBeCountedKeepsNothingElseBack() {
        mend();
        handedOverByADeadNode();
        jdbc.sql("delete from outbox_node").update();
        jdbc.sql("alter table outbox_node add constraint nobody_lives check (name = 'nobody')")
                .update();
        try {
            care.look();
        } finally {
            jdbc.sql("alter table outbox_node drop constraint nobody_lives").update();
        }

        assertThat(Stream.of(bad, good).map(this::stateOf)).containsOnly(MessageState.UNKNOWN);
    }

    /** Its address is none, so no gate can judge it. */
    @Test
    void aMailThatCannotBeJudgedKeepsNoneBehindIt() {
        mend();
        addressed("nobody");

        assertThat(dispatch.deliverDue()).isEqualTo(1);
        assertThat(stateOf(good)).isEqualTo(MessageState.SENT);
        assertThat(stateOf(bad)).isEqualTo(MessageState.PENDING);
        assertThat(dispatch.deliverDue()).as("it rests").isZero();

        addressed("anna@example.com");
        outbox.clock().advance(Duration.ofSeconds(10));
        assertThat(dispatch.deliverDue()).isEqualTo(1);
        assertThat(stateOf(bad)).isEqualTo(MessageState.SENT);
        assertThat(aside.due(BrokenMails.LOOP, 10)).isEmpty();
    }

    @Test
    void aMailThatCannotBeReadKeepsNoneBehindIt() {
        mend();
        jdbc.sql("update outbox_message set purpose = 'NOWHERE' where id = ?")
                .param(Long.valueOf(bad))
                .update();

        assertThat(dispatch.deliverDue()).isEqualTo(1);

        assertThat(stateOf(good)).isEqualTo(MessageState.SENT);
    }

    private void addressed(String address) {
        jdbc.sql("update outbox_message set recipient = ? where id = ?")
                .params(address, Long.valueOf(bad))
                .update();
    }

    private void handedOverByADeadNode() {
        jdbc.sql("""
                        update outbox_message set state = 'HANDOVER', lease_owner = 'dead', lease_token = 'token',
                            lease_until = current_timestamp - interval '1' second""").update();
    }

    private void failed() {
        jdbc.sql("update outbox_message set state = 'FAILED'").update();
    }

    private void careAfter(Duration... pauses) {
        Arrays.stream(pauses).forEach(pause -> {
            outbox.clock().advance(pause);
            care.look();
        });
    }

    private void mend() {
        jdbc.sql("alter table timeline_entry drop constraint if exists told_nothing")
                .update();
    }

    private MessageState stateOf(String mail) {
        return messages.get(mail).state();
    }

    private String customerOf(String mail) {
        return jdbc.sql("select customer_id from outbox_message where id = ?")
                .param(Long.valueOf(mail))
                .query(String.class)
                .single();
    }
}
