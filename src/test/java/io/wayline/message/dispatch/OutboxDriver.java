package io.wayline.message.dispatch;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.message.CustomersOfTests;
import io.wayline.message.MailRequest;
import io.wayline.message.Messages;
import io.wayline.message.Purpose;
import io.wayline.message.outbox.MailStates;
import io.wayline.message.pace.RelayBackOff;
import io.wayline.message.pace.SendPace;
import io.wayline.message.smtp.FailureClass;
import io.wayline.message.smtp.Outcome;
import io.wayline.message.smtp.Phase;
import io.wayline.message.smtp.Reply;
import io.wayline.testing.SettableClock;
import io.wayline.timeline.Cause;

/** Mails for tests of what becomes of them, in an outbox that is empty at the start of each. */
@TestComponent
public final class OutboxDriver {

    private final Messages messages;
    private final MailClaims claims;
    private final SendOutcomes outcomes;
    private final MailStates states;
    private final SendPace pace;
    private final RelayBackOff backOff;
    private final TransactionTemplate transaction;
    private final SettableClock clock;
    private final JdbcClient jdbc;

    public OutboxDriver(
            Messages messages,
            MailClaims claims,
            SendOutcomes outcomes,
            MailStates states,
            SendPace pace,
            RelayBackOff backOff,
            TransactionTemplate transaction,
            SettableClock clock,
            JdbcClient jdbc) {
        this.messages = messages;
        this.claims = claims;
        this.outcomes = outcomes;
        this.states = states;
        this.pace = pace;
        this.backOff = backOff;
        this.transaction = transaction;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    /** Empty, unpaused, unpaced, and on good terms with the mail server. */
    public void clear() {
        for (var table : List.of("outbox_message", "outbox_control", "mail_suppression")) {
            jdbc.sql("delete from " + table).update();
        }
        pace.forget();
        backOff.worked();
    }

    /** A mail to this address, due now. */
    public String queue(String address) {
        var customer = new CustomersOfTests(jdbc).add("Somebody", address, "en");
        var request = new MailRequest(
                customer,
                "onboarding-welcome",
                UUID.randomUUID().toString(),
                null,
                null,
                Cause.step("onboarding/Task_SendWelcomeMail/4711"),
                new MailRequest.Origin("onboarding", "Task_SendWelcomeMail", "4711"));
        return transaction.execute(status -> messages.queue(request)).messageRef();
    }

    /** The same with another purpose, and the priority that goes with it. */
    public String queue(String address, Purpose purpose) {
        var ref = queue(address);
        jdbc.sql("update outbox_message set purpose = ?, priority = ? where id = ?")
                .params(purpose.name(), purpose.priority(), Long.valueOf(ref))
                .update();
        return ref;
    }

    /** What another dispatcher would take now. */
    List<ClaimedMessage> claim(String token) {
        return claims.claim(token, DispatchLane.ALL, pace.exhausted());
    }

    /** A mail server says for good that it knows no such mailbox, of this mail alone. */
    public void comesBack(String ref) {
        var token = "of a server that refuses " + ref;
        var mail = Stream.generate(() -> claim(token))
                .takeWhile(mails -> !mails.isEmpty())
                .flatMap(List::stream)
                .filter(each -> ref.equals(Long.toString(each.id())))
                .findFirst()
                .orElseThrow();
        var reply = Reply.of("550 5.1.1 No such mailbox");
        var outcome = new Outcome(FailureClass.RECIPIENT_BAD, Phase.RCPT, reply, Duration.ZERO);
        outcomes.failed(mail, token, outcome, FailureClass.RECIPIENT_BAD);
        states.giveBack(token);
    }

    /** How often journeys were told that this mail came back. */
    public long toldThatItCameBack(String ref) {
        return jdbc.sql("select count(*) from inbox_event where type = 'mail.bounced' and data = ?")
                .param("{\"messageRef\":\"%s\"}".formatted(ref))
                .query(Long.class)
                .single();
    }

    /** As if the lease of every mail had run out, by the database's clock. */
    public void leasesEnd() {
        jdbc.sql("""
                        update outbox_message set lease_until = current_timestamp - interval '1' second
                        where lease_until is not null""").update();
    }

    public SettableClock clock() {
        return clock;
    }
}
