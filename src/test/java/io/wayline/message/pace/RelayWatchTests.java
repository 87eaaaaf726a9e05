package io.wayline.message.pace;

import java.time.Duration;
import java.util.Locale;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.message.CustomersOfTests;
import io.wayline.message.MailRequest;
import io.wayline.message.MessageControl.Scope;
import io.wayline.message.Messages;
import io.wayline.message.RelayTrouble;
import io.wayline.message.RelayTrouble.Kind;
import io.wayline.message.operation.DeliveryExplanations;
import io.wayline.message.outbox.ThisNode;
import io.wayline.message.smtp.FailureClass;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;
import io.wayline.timeline.Cause;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class RelayWatchTests {

    @Autowired
    RelayWatch watch;

    @Autowired
    Messages messages;

    @Autowired
    MessageControls controls;

    @Autowired
    DeliveryExplanations fates;

    @Autowired
    SettableClock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private RelayBackOff backOff;
    private LiveNodes node;

    @BeforeEach
    void oneNodeSends() {
        forgetNodes();
        backOff = new RelayBackOff(clock);
        node = new LiveNodes(jdbc, new ThisNode(), backOff);
        node.beat();
    }

    @AfterEach
    void forgetNodes() {
        jdbc.sql("delete from outbox_node").update();
        jdbc.sql("delete from outbox_control").update();
    }

    @Test
    void knowsOfNoTroubleWhileMailsLeave() {
        assertThat(watch.trouble()).isEmpty();
    }

    @Test
    void knowsOfNoTroubleWhenNoNodeSends() {
        node.gone();

        assertThat(watch.trouble()).isEmpty();
    }

    @Test
    void saysSinceWhenTheServerIsAwayAndWhenItIsAskedAgain() {
        var first = clock.instant();
        backOff.failed(FailureClass.CONNECT);
        clock.advance(Duration.ofSeconds(5));
        backOff.failed(FailureClass.CONNECT);
        node.beat();

        assertThat(watch.trouble())
                .contains(new RelayTrouble(Kind.UNREACHED, first, first.plus(Duration.ofSeconds(20))));
    }

    @ParameterizedTest
    @CsvSource({"CONNECT,UNREACHED", "CONFIG,REFUSED", "RELAY_BUSY,BUSY"})
    void saysWhatStandsInTheWay(FailureClass failure, Kind kind) {
        backOff.failed(failure);
        node.beat();

        assertThat(watch.trouble()).get().extracting(RelayTrouble::kind).isEqualTo(kind);
    }

    @Test
    void anotherTroubleBeginsAnew() {
        backOff.failed(FailureClass.CONNECT);
        clock.advance(Duration.ofMinutes(30));
        backOff.failed(FailureClass.CONFIG);
        node.beat();

        assertThat(watch.trouble()).get().extracting(RelayTrouble::since).isEqualTo(clock.instant());
    }

    @Test
    void theTroubleIsOverWithTheFirstMailThatLeaves() {
        backOff.failed(FailureClass.CONNECT);
        node.beat();

        backOff.worked();
        node.beat();

        assertThat(watch.trouble()).isEmpty();
    }

    @Test
    void aNodeThatGetsRidOfItsMailsEndsTheTroubleOfAll() {
        backOff.failed(FailureClass.CONNECT);
        node.beat();
        jdbc.sql("insert into outbox_node (name, seen_at) values ('other/1', current_timestamp)")
                .update();

        assertThat(watch.trouble()).isEmpty();
    }

    @Test
    void aNodeThatIsGoneSaysNothing() {
        backOff.failed(FailureClass.CONNECT);
        node.beat();
        jdbc.sql("update outbox_node set seen_at = seen_at - interval '1' minute")
                .update();

        assertThat(watch.trouble()).isEmpty();
    }

    @Test
    void whatWaitsSaysThatItWaitsForTheServer() {
        var ref = waiting();
        assertThat(sentence(ref)).contains("leaves in a moment");

        backOff.failed(FailureClass.CONNECT);
        node.beat();

        assertThat(sentence(ref)).startsWith("Not sent yet: the mail server has not been reached since ");
    }

    @Test
    void aPauseIsToldBeforeTheTroubleOfTheServer() {
        var ref = waiting();
        backOff.failed(FailureClass.CONNECT);
        node.beat();

        controls.set(Scope.GLOBAL, "", true, null, null, "a wrong price", "he");

        assertThat(sentence(ref)).contains("a wrong price");
    }

    private String sentence(String ref) {
        return fates.of(messages.get(ref), Locale.ENGLISH).sentence();
    }

    private String waiting() {
        var customer = new CustomersOfTests(jdbc).emma();
        return transaction.execute(status -> messages.queue(new MailRequest(
                        customer,
                        "onboarding-welcome",
                        UUID.randomUUID().toString(),
                        null,
                        null,
                        Cause.system("test"),
                        null))
                .messageRef());
    }
}
