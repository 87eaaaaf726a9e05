package io.wayline.message.dispatch;

import java.util.List;
import java.util.UUID;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.message.CustomersOfTests;
import io.wayline.message.MailRequest;
import io.wayline.message.Messages;
import io.wayline.message.Purpose;
import io.wayline.message.pace.RelayBackOff;
import io.wayline.message.pace.SendPace;
import io.wayline.testing.SettableClock;
import io.wayline.timeline.Cause;

/** Mails for tests of what becomes of them, in an outbox that is empty at the start of each. */
@TestComponent
public final class OutboxDriver {

    private final Messages messages;
    private final MailClaims claims;
    private final SendPace pace;
    private final RelayBackOff backOff;
    private final TransactionTemplate transaction;
    private final SettableClock clock;
    private final JdbcClient jdbc;

    public OutboxDriver(
            Messages messages,
            MailClaims claims,
            SendPace pace,
            RelayBackOff backOff,
            TransactionTemplate transaction,
            SettableClock clock,
            JdbcClient jdbc) {
        this.messages = messages;
        this.claims = claims;
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
