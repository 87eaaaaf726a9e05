package io.wayline.message.operation;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.customer.hold.MarketingHolds;
import io.wayline.message.MessageState;
import io.wayline.message.Messages;
import io.wayline.message.Purpose;
import io.wayline.message.dispatch.DispatchDriver;
import io.wayline.message.dispatch.OutboxDriver;
import io.wayline.message.operation.BulkResends.State;
import io.wayline.message.outbox.MailSuppressions;
import io.wayline.shared.InvalidValue;
import io.wayline.testing.DatabaseTest;
import io.wayline.timeline.Cause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Many mails are sent again: by one person, or by two where they are more than twenty. */
@DatabaseTest
class BulkResendTests {

    private static final Messages.Filter FAILED = new Messages.Filter(MessageState.FAILED, null, null);
    private static final Messages.Filter UNCERTAIN = new Messages.Filter(MessageState.UNKNOWN, null, null);

    @Autowired
    OutboxDriver outbox;

    @Autowired
    Messages messages;

    @Autowired
    DispatchDriver dispatch;

    @Autowired
    BulkResends resends;

    @Autowired
    MailSuppressions addresses;

    @Autowired
    MarketingHolds holds;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void startWithAnEmptyOutbox() {
        outbox.clear();
        jdbc.sql("delete from bulk_resend").update();
    }

    @Test
    void onePersonIsEnoughForAFew() {
        var mails = mails(20, MessageState.FAILED);
        assertThat(resends.foresee(FAILED)).isEqualTo(new BulkResends.Foresight(20, false));

        var resend = resends.ask(FAILED, 20, "he", "the relay is mended");
        works();

        assertThat(resends.get(resend.ref()).state()).isEqualTo(State.DONE);
        assertThat(resends.get(resend.ref()).resent()).isEqualTo(20);
        assertThat(messages.get(mails.get(7)).state()).isEqualTo(MessageState.PENDING);
        assertThat(messages.get(mails.get(7)).resolution().reason()).isEqualTo("the relay is mended");
        assertThat(dispatch.deliverDue()).isEqualTo(20);
    }

    @Test
    void manyWaitForASecondPerson() {
        mails(21, MessageState.UNKNOWN);
        assertThat(resends.foresee(UNCERTAIN).needsSecond()).isTrue();
        var resend = resends.ask(UNCERTAIN, 21, "he", "not in the log of the relay");
        works();
        assertThat(messages.counts()).containsEntry(MessageState.UNKNOWN, 21L);

        assertThatExceptionOfType(BulkResendRefused.class)
                .isThrownBy(() -> resends.confirm(resend.ref(), "he"))
                .withMessageContaining("second person");
        works();
        assertThat(messages.counts()).containsEntry(MessageState.UNKNOWN, 21L);

        assertThat(resends.confirm(resend.ref(), "shen").decidedBy()).isEqualTo("shen");
        works();
        assertThat(messages.counts()).containsEntry(MessageState.PENDING, 21L);
    }

    @Test
    void whatWasCalledOffIsOver() {
        mails(21, MessageState.FAILED);
        var resend = resends.ask(FAILED, 21, "he", "the relay is mended");

        resends.withdraw(resend.ref(), "he");

        assertThatExceptionOfType(BulkResendRefused.class).isThrownBy(() -> resends.confirm(resend.ref(), "shen"));
        works();
        assertThat(messages.counts()).containsEntry(MessageState.FAILED, 21L);
    }

    @Test
    void whatRunsCannotBeCalledOff() {
        mails(1, MessageState.FAILED);
        var resend = resends.ask(FAILED, 1, "he", "the relay is mended");

        assertThatExceptionOfType(BulkResendRefused.class).isThrownBy(() -> resends.withdraw(resend.ref(), "he"));
    }

    @Test
    void nobodyGetsMoreThanTheyWereToldOf() {
        mails(3, MessageState.FAILED);

        assertThatExceptionOfType(BulkResendRefused.class)
                .isThrownBy(() -> resends.ask(FAILED, 2, "he", "the relay is mended"));
        assertThatExceptionOfType(BulkResendRefused.class)
                .isThrownBy(() -> resends.ask(UNCERTAIN, 5, "he", "the relay is mended"));
        assertThat(resends.list()).isEmpty();
    }

    @Test
    void leavesOutWhatCameLaterOrChangedMeanwhile() {
        var mails = mails(22, MessageState.FAILED);
        var resend = resends.ask(FAILED, 22, "he", "the relay is mended");
        jdbc.sql("update outbox_message set state = 'CANCELLED' where id = ?")
                .param(Long.valueOf(mails.get(0)))
                .update();
        var later = mails(1, MessageState.FAILED).get(0);

        resends.confirm(resend.ref(), "shen");
        works();

        assertThat(resends.get(resend.ref()).resent()).isEqualTo(21);
        assertThat(messages.get(mails.get(0)).state()).isEqualTo(MessageState.CANCELLED);
        assertThat(messages.get(later).state()).isEqualTo(MessageState.FAILED);
    }

    @Test
    void worksInPartsAndTakesEachMailOnce() {
        mails(230, MessageState.FAILED);
        var resend = resends.ask(FAILED, 230, "he", "the relay is mended");
        resends.confirm(resend.ref(), "shen");

        assertThat(resends.work()).isTrue();
        assertThat(resends.get(resend.ref()).resent()).isEqualTo(100);
        jdbc.sql("update outbox_message set state = 'FAILED' where state = 'PENDING'")
                .update();
        works();

        assertThat(resends.get(resend.ref()).resent()).isEqualTo(230);
        assertThat(messages.counts())
                .containsEntry(MessageState.PENDING, 130L)
                .containsEntry(MessageState.FAILED, 100L);
    }

    @Test
    void eachMailStillLeavesByItsOwnRules() {
        var wrong = mails(1, MessageState.FAILED).get(0);
        var held = outbox.queue("held@example.com", Purpose.SERVICE);
        jdbc.sql("update outbox_message set state = 'FAILED' where id = ?")
                .param(Long.valueOf(held))
                .update();
        addresses.add("anna@example.com", Long.parseLong(wrong));
        holds.place(messages.get(held).customer(), "complaint", "CP-1", Cause.system("test"));

        resends.ask(FAILED, 2, "he", "the relay is mended");
        works();

        assertThat(dispatch.deliverDue()).isZero();
        assertThat(messages.get(wrong).state()).isEqualTo(MessageState.SUPPRESSED);
        assertThat(messages.get(held).state()).isEqualTo(MessageState.HELD);
    }

    @Test
    void isOfFailedOrUncertainMailsOnlyAndHasAReason() {
        mails(1, MessageState.FAILED);

        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> resends.foresee(Messages.Filter.ALL));
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> resends.ask(new Messages.Filter(MessageState.SENT, null, null), 1, "he", "why not"));
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> resends.ask(FAILED, 1, "he", " "));
    }

    private List<String> mails(int number, MessageState state) {
        var mails = new ArrayList<String>();
        for (var mail = 0; mail < number; mail++) {
            mails.add(outbox.queue("anna@example.com", Purpose.TRANSACTIONAL));
        }
        jdbc.sql("update outbox_message set state = ? where id in (%s)".formatted(String.join(",", mails)))
                .param(state.name())
                .update();
        return mails;
    }

    private void works() {
        var parts = 0;
        while (resends.work()) {
            assertThat(parts++).as("it comes to an end").isLessThan(10);
        }
    }
}
