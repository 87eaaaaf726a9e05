package io.wayline.message.gate;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.customer.consent.ConsentSource;
import io.wayline.customer.consent.ConsentStatement;
import io.wayline.customer.consent.ConsentTopic;
import io.wayline.customer.consent.Consents;
import io.wayline.customer.hold.MarketingHolds;
import io.wayline.message.CustomersOfTests;
import io.wayline.message.MailRequest;
import io.wayline.message.MessageState;
import io.wayline.message.Messages;
import io.wayline.message.Queued;
import io.wayline.message.dispatch.DispatchDriver;
import io.wayline.shared.CustomerId;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;
import io.wayline.timeline.Cause;
import io.wayline.timeline.Timeline;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class WaitingMailsTests {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Cause CAUSE = Cause.system("test");

    @Autowired
    Messages messages;

    @Autowired
    DispatchDriver dispatch;

    @Autowired
    Consents consents;

    @Autowired
    MarketingHolds holds;

    @Autowired
    Timeline timeline;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    private CustomerId emma = new CustomerId("nobody-yet");

    @BeforeEach
    void itIsNoonInShanghaiAndNothingWaits() {
        var today = clock.instant().atZone(SHANGHAI).truncatedTo(ChronoUnit.DAYS);
        clock.set(today.plusDays(1).withHour(12).toInstant());
        jdbc.sql("delete from outbox_message").update();
        emma = new CustomersOfTests(jdbc).emma();
    }

    @Test
    void aHeldMailLeavesWhenItsHoldIsLifted() {
        holds.place(emma, "complaint", "CP-1", CAUSE);

        var queued = queue();

        assertThat(queued.outcome()).isEqualTo(Queued.Outcome.HELD);
        assertThat(queued.reason()).isEqualTo("hold");
        assertThat(messages.get(queued.messageRef()).reasonFacts()).containsEntry("reference", "CP-1");
        assertThat(timeline.of(emma, null, 1).items().get(0).entry().kind()).isEqualTo("mail-held.hold");
        assertThat(dispatch.deliverDue()).isZero();

        holds.lift(emma, "CP-1", CAUSE);

        assertThat(dispatch.deliverDue()).isOne();
        assertThat(messages.get(queued.messageRef()).state()).isEqualTo(MessageState.SENT);
        assertThat(messages.get(queued.messageRef()).reasonFacts()).isEmpty();
    }

    @Test
    void aHeldMailStaysAsLongAsAnyHoldStands() {
        holds.place(emma, "complaint", "CP-1", CAUSE);
        holds.place(emma, "complaint", "CP-2", CAUSE);
        var ref = queue().messageRef();

        holds.lift(emma, "CP-1", CAUSE);
        assertThat(dispatch.deliverDue()).isZero();
        assertThat(messages.get(ref).state()).isEqualTo(MessageState.HELD);

        holds.lift(emma, "CP-2", CAUSE);
        assertThat(dispatch.deliverDue()).isOne();
    }

    @Test
    void aHoldThatComesAfterTheMailStillHoldsIt() {
        var ref = queue().messageRef();
        holds.place(emma, "complaint", "CP-1", CAUSE);

        assertThat(dispatch.deliverDue()).isZero();

        assertThat(messages.get(ref).state()).isEqualTo(MessageState.HELD);
        assertThat(messages.get(ref).reasonFacts()).containsEntry("hold", "complaint");
        holds.lift(emma, "CP-1", CAUSE);
        assertThat(dispatch.deliverDue()).isOne();
    }

    @Test
    void heldMarketingExpiresAfterThreeDays() {
        says(ConsentTopic.MARKETING_EMAIL, true);
        holds.place(emma, "complaint", "CP-1", CAUSE);
        var ref = asMarketing(queue().messageRef());

        clock.advance(Duration.ofDays(3).minusSeconds(1));
        assertThat(dispatch.deliverDue()).isZero();
        assertThat(messages.get(ref).state()).isEqualTo(MessageState.HELD);

        clock.advance(Duration.ofSeconds(1));
        assertThat(dispatch.deliverDue()).isZero();
        assertThat(messages.get(ref).state()).isEqualTo(MessageState.EXPIRED);
        holds.lift(emma, "CP-1", CAUSE);
        assertThat(dispatch.deliverDue()).isZero();
    }

    @Test
    void aServiceMailHeldTooLongIsNotSentEither() {
        holds.place(emma, "complaint", "CP-1", CAUSE);
        var ref = queue().messageRef();

        clock.advance(Duration.ofDays(3));

        assertThat(dispatch.deliverDue()).isZero();
        assertThat(messages.get(ref).state()).isEqualTo(MessageState.SUPPRESSED);
        assertThat(messages.get(ref).reason()).isEqualTo("hold");
    }

    @Test
    void aNoTakesBackWhatWaitsInTheSameTransaction() {
        var waiting = queue().messageRef();
        holds.place(emma, "complaint", "CP-1", CAUSE);
        var held = queue().messageRef();

        says(ConsentTopic.SERVICE_EMAIL, false);

        for (var ref : new String[] {waiting, held}) {
            assertThat(messages.get(ref).state()).isEqualTo(MessageState.SUPPRESSED);
            assertThat(messages.get(ref).reason()).isEqualTo("not-wanted");
        }
        assertThat(timeline.of(emma, null, 10).items())
                .filteredOn(told -> told.entry().kind().equals("mail-not-sent.not-wanted"))
                .hasSize(2);
        assertThat(dispatch.deliverDue()).isZero();
    }

    @Test
    void aNoThatIsRolledBackTakesNothingBack() {
        var ref = queue().messageRef();

        transaction.executeWithoutResult(status -> {
            says(ConsentTopic.SERVICE_EMAIL, false);
            status.setRollbackOnly();
        });

        assertThat(messages.get(ref).state()).isEqualTo(MessageState.PENDING);
        assertThat(dispatch.deliverDue()).isOne();
    }

    @Test
    void aNoToOffersOrCallsLeavesOtherMailsAlone() {
        var ref = queue().messageRef();

        says(ConsentTopic.MARKETING_EMAIL, false);
        says(new ConsentTopic("service", "phone"), false);

        assertThat(messages.get(ref).state()).isEqualTo(MessageState.PENDING);
    }

    @Test
    void aNoStopsAMailThatADispatcherHasInHand() {
        var ref = queue().messageRef();
        // as a dispatcher leaves it between its claim and the final dot
        jdbc.sql("""
                        update outbox_message set state = 'CLAIMED', lease_token = 'token', lease_owner = 'other node',
                            lease_until = current_timestamp + interval '60' second
                        where id = ?""").param(Long.valueOf(ref)).update();

        says(ConsentTopic.SERVICE_EMAIL, false);

        assertThat(messages.get(ref).state()).isEqualTo(MessageState.SUPPRESSED);
        assertThat(jdbc.sql("select count(*) from outbox_message where lease_token is not null")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aNoThatReachedOnlyTheTableIsSeenBeforeTheServerIsSpokenTo() {
        says(ConsentTopic.MARKETING_EMAIL, true);
        var ref = asMarketing(queue().messageRef());
        jdbc.sql("update consent set given = false where customer_id = ?")
                .param(emma.value())
                .update();

        assertThat(dispatch.deliverDue()).isZero();

        assertThat(messages.get(ref).state()).isEqualTo(MessageState.SUPPRESSED);
        assertThat(messages.get(ref).reason()).isEqualTo("not-wanted");
        assertThat(messages.get(ref).reasonFacts()).containsKey("since");
    }

    @Test
    void aMailThatIsStillWaitingAtNightLeavesInTheMorning() {
        var ref = queue().messageRef();
        jdbc.sql("update outbox_message set template = 'after-sale-thanks' where id = ?")
                .param(Long.valueOf(ref))
                .update();
        clock.advance(Duration.ofHours(9));

        assertThat(dispatch.deliverDue()).isZero();

        var held = messages.get(ref);
        assertThat(held.state()).isEqualTo(MessageState.HELD);
        assertThat(held.reason()).isEqualTo("quiet-hours");
        assertThat(held.nextAttemptAt()).isEqualTo(clock.instant().plus(Duration.ofHours(12)));
        clock.set(held.nextAttemptAt().minusSeconds(1));
        assertThat(dispatch.deliverDue()).isZero();
        clock.set(held.nextAttemptAt());
        assertThat(dispatch.deliverDue()).isOne();
    }

    private Queued queue() {
        var request =
                new MailRequest(emma, "onboarding-welcome", UUID.randomUUID().toString(), null, null, CAUSE, null);
        return transaction.execute(status -> messages.queue(request));
    }

    /** No template that we ship is marketing. */
    private String asMarketing(String ref) {
        var expires = messages.get(ref).createdAt().plus(Duration.ofDays(3));
        jdbc.sql("update outbox_message set purpose = 'MARKETING', expires_at = ? where id = ?")
                .params(expires.atOffset(ZoneOffset.UTC), Long.valueOf(ref))
                .update();
        return ref;
    }

    private void says(ConsentTopic topic, boolean yes) {
        consents.record(new ConsentStatement(emma, topic, yes, null, ConsentSource.API, "test", null, null, CAUSE));
    }
}
