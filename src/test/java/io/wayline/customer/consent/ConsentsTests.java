package io.wayline.customer.consent;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.customer.Customers;
import io.wayline.events.EventLog;
import io.wayline.events.EventsDriver;
import io.wayline.message.CustomersOfTests;
import io.wayline.shared.CustomerId;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;
import io.wayline.timeline.Cause;
import io.wayline.timeline.Timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DatabaseTest
class ConsentsTests {

    private static final ConsentTopic MAIL = ConsentTopic.MARKETING_EMAIL;
    private static final ConsentTopic SERVICE_MAIL = new ConsentTopic("service", "email");

    @Autowired
    Consents consents;

    @Autowired
    Customers customers;

    @Autowired
    Timeline timeline;

    @Autowired
    EventsDriver events;

    @Autowired
    EventLog log;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    private CustomerId emma = new CustomerId("nobody-yet");

    @BeforeEach
    void somebodyNew() {
        emma = new CustomersOfTests(jdbc).emma();
    }

    @Test
    void nobodyIsAskedForMarketingBeforeTheyAgreeAndEverybodyIsCaredForUntilTheyObject() {
        assertThat(consents.may(emma, MAIL)).isFalse();
        assertThat(consents.may(emma, SERVICE_MAIL)).isTrue();
        assertThat(consents.may(emma, new ConsentTopic("profiling", "email"))).isFalse();
    }

    @Test
    void whatIsSaidHoldsAtOnceAndIsKept() {
        says(true, null);
        assertThat(consents.may(emma, MAIL)).isTrue();

        clock.advance(Duration.ofSeconds(1));
        says(false, null);

        assertThat(consents.may(emma, MAIL)).isFalse();
        assertThat(history()).extracting(ConsentProof::given).containsExactly(false, true);
        assertThat(history()).extracting(ConsentProof::standing).containsExactly(true, false);
        assertThat(timeline.of(emma, null, 10).items())
                .extracting(told -> told.entry().kind())
                .containsExactly("consent-withdrawn", "consent-given");
    }

    @Test
    void otherTopicsStayAsTheyWere() {
        says(true, null);
        consents.record(said(ConsentTopic.MARKETING_PHONE, false, null));

        assertThat(consents.may(emma, MAIL)).isTrue();
        assertThat(consents.standing(emma))
                .extracting(ConsentProof::topic)
                .containsExactly(MAIL, ConsentTopic.MARKETING_PHONE);
    }

    @Test
    void aWithdrawalThatComesLateDoesNotOverrideANewerConsent() {
        var now = clock.instant();
        says(true, now.minus(Duration.ofDays(1)));

        var late = says(false, now.minus(Duration.ofDays(2)));

        assertThat(late.turned()).isFalse();
        assertThat(consents.may(emma, MAIL)).isTrue();
        assertThat(history()).extracting(ConsentProof::given).containsExactly(true, false);
    }

    @Test
    void ofTwoStatementsWithTheSameTimeTheOneThatCameLastHolds() {
        var then = clock.instant().minus(Duration.ofDays(1));
        says(true, then);
        says(false, then);

        assertThat(consents.may(emma, MAIL)).isFalse();
    }

    @Test
    void nobodyAgreesInTheFuture() {
        says(true, clock.instant().plus(Duration.ofMinutes(4)));

        says(false, null);

        assertThat(consents.may(emma, MAIL)).isFalse();
        assertThat(history()).allSatisfy(proof -> assertThat(proof.at()).isBeforeOrEqualTo(clock.instant()));
    }

    @Test
    void whatIsSaidNowHoldsEvenAgainstTheClockOfANodeThatRunsAhead() {
        says(true, null);
        clock.advance(Duration.ofSeconds(-30));

        says(false, null);

        assertThat(consents.may(emma, MAIL)).isFalse();
    }

    @Test
    void theSameStatementAgainWritesNothing() {
        var first = says(false, null);
        var second = says(false, null);
        var fact = says(true, clock.instant().minus(Duration.ofDays(9)));
        var sameFact = says(true, clock.instant().minus(Duration.ofDays(9)));

        assertThat(second.repeat()).isTrue();
        assertThat(second.ref()).isEqualTo(first.ref());
        assertThat(sameFact.ref()).isEqualTo(fact.ref());
        assertThat(history()).hasSize(2);
    }

    @Test
    void aRepeatAfterAWhileIsProofOfItsOwnButTurnsNothing() {
        says(false, null);
        clock.advance(Duration.ofMinutes(11));

        var again = says(false, null);

        assertThat(again.repeat()).isFalse();
        assertThat(again.turned()).isFalse();
        assertThat(history()).hasSize(2);
        assertThat(raised()).hasSize(1);
    }

    @Test
    void everyTurnIsABusinessEventThatRecordsNothingASecondTime() {
        says(true, null);
        clock.advance(Duration.ofSeconds(1));
        says(false, null);

        events.handleAll();

        assertThat(raised())
                .extracting(EventLog.Listed::type)
                .containsExactlyInAnyOrder("consent.given", "consent.withdrawn");
        assertThat(history()).hasSize(2);
    }

    @Test
    void aReplayOfSuchAnEventRecordsNothingEither() {
        says(true, null);
        events.handleAll();

        log.replay(raised().get(0).id(), "he");
        events.handleAll();

        assertThat(history()).hasSize(1);
    }

    @Test
    void whoRollsBackHasSaidNothing() {
        transaction.executeWithoutResult(open -> {
            says(true, null);
            open.setRollbackOnly();
        });

        assertThat(history()).isEmpty();
        assertThat(raised()).isEmpty();
        assertThat(consents.may(emma, MAIL)).isFalse();
    }

    @Test
    void manyAtOnceLeaveOneAnswerAndEveryProof() {
        var tries = IntStream.range(0, 6)
                .mapToObj(number -> CompletableFuture.supplyAsync(() -> consents.record(new ConsentStatement(
                        emma,
                        MAIL,
                        number % 2 == 0,
                        null,
                        ConsentSource.AGENT,
                        "call " + number,
                        null,
                        null,
                        Cause.person("lin")))))
                .toList();
        tries.forEach(CompletableFuture::join);

        assertThat(history()).hasSize(6);
        assertThat(history().stream().filter(ConsentProof::standing)).hasSize(1);
        assertThat(consents.may(emma, MAIL))
                .isEqualTo(consents.standing(emma, MAIL).orElseThrow().given());
    }

    @Test
    void findsThoseWhoMayBeWrittenToWithOneQuestion() {
        var other = new CustomersOfTests(jdbc).zihan();
        says(true, null);
        consents.record(new ConsentStatement(
                other, SERVICE_MAIL, false, null, ConsentSource.AGENT, "call", null, null, Cause.person("lin")));

        assertThat(consents.mayAmong(List.of(emma, other), MAIL)).isEqualTo(Set.of(emma));
        assertThat(consents.mayAmong(List.of(emma, other), SERVICE_MAIL)).isEqualTo(Set.of(emma));
        assertThat(consents.mayAmong(List.of(), MAIL)).isEmpty();
    }

    @Test
    void readsTheHistoryInPages() {
        for (var day = 1; day <= 5; day++) {
            says(day % 2 == 0, clock.instant().minus(Duration.ofDays(day)));
        }

        var first = consents.history(emma, null, 2);
        var second = consents.history(emma, first.next(), 2);
        var third = consents.history(emma, second.next(), 2);

        assertThat(first.total()).isEqualTo(5);
        assertThat(third.next()).isNull();
        assertThat(List.of(first, second, third).stream().flatMap(page -> page.items().stream()))
                .extracting(ConsentProof::given)
                .containsExactly(false, true, false, true, false);
        assertThatThrownBy(() -> consents.history(emma, "yesterday", 2)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void refusesWhatIsNoStatement() {
        assertThatThrownBy(() -> ConsentTopic.known("marketing", "pigeon")).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> ConsentTopic.known("everything", "email")).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> says(true, null, "line one\nline two")).isInstanceOf(InvalidValue.class);
        emma = new CustomerId("nobody");
        assertThatThrownBy(() -> says(true, null)).isInstanceOf(NotFound.class);
    }

    private Consents.Receipt says(boolean given, @Nullable Instant at) {
        return says(given, at, "call");
    }

    private Consents.Receipt says(boolean given, @Nullable Instant at, String said) {
        return consents.record(new ConsentStatement(
                emma, MAIL, given, at, ConsentSource.AGENT, said, null, null, Cause.person("lin")));
    }

    private ConsentStatement said(ConsentTopic topic, boolean given, @Nullable Instant at) {
        return new ConsentStatement(
                emma, topic, given, at, ConsentSource.AGENT, "call", null, null, Cause.person("lin"));
    }

    private List<ConsentProof> history() {
        return consents.history(emma, null, 50).items();
    }

    private List<EventLog.Listed> raised() {
        var ofEmma = new EventLog.Filter(
                null, null, "wayline:consent", customers.get(emma).ref());
        return log.list(ofEmma, null, 50).items();
    }
}
