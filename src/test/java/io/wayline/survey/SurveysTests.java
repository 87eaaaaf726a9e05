package io.wayline.survey;

import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.customer.Customers;
import io.wayline.message.CustomersOfTests;
import io.wayline.shared.CustomerId;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;
import io.wayline.timeline.Timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DatabaseTest
class SurveysTests {

    @Autowired
    SurveyDriver driver;

    @Autowired
    Surveys surveys;

    @Autowired
    SurveyList list;

    @Autowired
    Customers customers;

    @Autowired
    Timeline timeline;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    private CustomerId emma = new CustomerId("nobody-yet");

    @BeforeEach
    void emmaIsKnown() {
        emma = new CustomersOfTests(jdbc).emma();
    }

    @Test
    void anAnswerSettlesHalfAnHourAfterItsLastChangeAndIsRaisedOnce() {
        var ref = driver.asks(emma, SurveyKind.CSAT, "SO-1");
        surveys.answer(ref, 5, null);
        driver.passes(Duration.ofMinutes(20));
        surveys.answer(ref, 2, "The lid is loose");
        driver.passes(Duration.ofMinutes(29));
        assertThat(raised(ref)).isEmpty();
        assertThat(state(ref)).isEqualTo(SurveyState.ANSWERED);

        driver.passes(Duration.ofMinutes(1));
        driver.passes(Duration.ofHours(1));
        surveys.settle(ref);

        assertThat(raised(ref)).containsExactly("{\"kind\":\"CSAT\",\"score\":2,\"surveyRef\":\"%s\"}".formatted(ref));
        assertThat(told()).containsExactly("survey-answered {kind=CSAT, of=5, score=2}");
        assertThat(surveys.find(ref).orElseThrow().comment()).isEqualTo("The lid is loose");
    }

    @Test
    void nothingIsWrittenOfSomebodyWhoIsForgotten() {
        var ref = driver.asks(emma, SurveyKind.CSAT, "SO-1");
        jdbc.sql("update survey set customer_id = 'nobody-any-more', due_at = null where ref = ?")
                .param(ref)
                .update();

        assertThatThrownBy(() -> surveys.answer(ref, 2, "The lid is loose")).isInstanceOf(NotFound.class);

        assertThat(surveys.find(ref).orElseThrow().comment()).isNull();
    }

    @Test
    void twoNodesThatSettleAnAnswerAtOnceRaiseItOnce() throws Exception {
        for (var round = 0; round < 5; round++) {
            var ref = driver.asks(emma, SurveyKind.CSAT, null);
            surveys.answer(ref, 4, null);
            clock.advance(Survey.SETTLES_AFTER);
            var start = new CyclicBarrier(2);
            Callable<Void> settle = () -> {
                start.await();
                surveys.settle(ref);
                return null;
            };
            var two = Executors.newFixedThreadPool(2);
            try {
                for (var node : two.invokeAll(List.of(settle, settle))) {
                    node.get(30, TimeUnit.SECONDS);
                }
            } finally {
                two.shutdownNow();
            }

            assertThat(raised(ref)).hasSize(1);
            assertThat(told()).hasSize(round + 1);
        }
    }

    @Test
    void aPressAtTheMomentAtWhichTheAnswerSettlesIsRefusedAndTheAnswerStays() throws Exception {
        var ref = driver.asks(emma, SurveyKind.CSAT, null);
        surveys.answer(ref, 4, null);
        clock.advance(Survey.SETTLES_AFTER);
        var start = new CyclicBarrier(2);
        var two = Executors.newFixedThreadPool(2);
        try {
            var change = two.submit(() -> {
                start.await();
                return surveys.answer(ref, 1, null);
            });
            var settle = two.submit(() -> {
                start.await();
                surveys.settle(ref);
                return true;
            });
            settle.get(30, TimeUnit.SECONDS);
            assertThatThrownBy(() -> change.get(30, TimeUnit.SECONDS)).hasCauseInstanceOf(SurveyRefused.class);
        } finally {
            two.shutdownNow();
        }

        assertThat(raised(ref))
                .singleElement()
                .satisfies(data -> assertThat(data).contains("\"score\":4"));
    }

    @Test
    void whatWasAnsweredBeforeCountsAsOfThenAndIsKeptOnce() {
        var asked = clock.instant().minus(Duration.ofDays(9));
        var request = new SurveyRequest(
                emma, SurveyKind.CSAT, "SO-1", "after-sale", null, SurveyRequest.USUALLY, "key-" + UUID.randomUUID());
        surveys.remember(request, 4, "Fine", asked, asked.plus(Duration.ofHours(5)));
        surveys.remember(request, 4, "Fine", asked, asked.plus(Duration.ofHours(5)));
        driver.passes(Duration.ZERO);

        assertThat(list.of(emma, 5)).singleElement().satisfies(survey -> {
            assertThat(survey.state(clock.instant())).isEqualTo(SurveyState.SETTLED);
            assertThat(survey.score()).isEqualTo(4);
            assertThat(survey.askedAt()).isEqualTo(asked);
        });
        var now = clock.instant();
        assertThatThrownBy(() -> surveys.remember(request, 4, null, now, now)).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> surveys.remember(request, 6, null, asked, asked))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    void whatHasSettledStaysAsItIsAlsoBeforeTheLoopCameBy() {
        var ref = driver.asks(emma, SurveyKind.CSAT, null);
        surveys.answer(ref, 4, null);
        clock.advance(Duration.ofMinutes(30));

        assertThat(state(ref)).isEqualTo(SurveyState.SETTLED);
        assertThatThrownBy(() -> surveys.answer(ref, 1, null))
                .isInstanceOf(SurveyRefused.class)
                .hasMessageContaining("counts already");
        driver.passes(Duration.ZERO);
        assertThatThrownBy(() -> surveys.answer(ref, 1, null)).isInstanceOf(SurveyRefused.class);
        assertThat(surveys.find(ref).orElseThrow().score()).isEqualTo(4);
    }

    @Test
    void theSameAnswerAgainChangesNothingAndDoesNotPutOffTheMomentAtWhichItCounts() {
        var ref = driver.asks(emma, SurveyKind.CSAT, null);
        surveys.answer(ref, 4, "good");
        clock.advance(Duration.ofMinutes(15));

        surveys.answer(ref, 4, " good\r\n");
        driver.passes(Duration.ofMinutes(15));

        assertThat(raised(ref)).hasSize(1);
    }

    @Test
    void aScoreLeavesTheCommentAndACommentLeavesTheScore() {
        var ref = driver.asks(emma, SurveyKind.CSAT, null);
        surveys.answer(ref, 2, "late");
        surveys.answer(ref, 3, null);
        assertThat(surveys.answer(ref, null, "late, but well")).satisfies(survey -> {
            assertThat(survey.score()).isEqualTo(3);
            assertThat(survey.comment()).isEqualTo("late, but well");
        });
        assertThat(surveys.answer(ref, null, "  ").comment()).isNull();
    }

    @Test
    void aQuestionThatNobodyAnswersExpiresAtTheEndOfItsLastDay() {
        var ref = driver.asks(emma, SurveyKind.CSAT, null);
        var expires = surveys.find(ref).orElseThrow().expiresAt();
        assertThat(expires)
                .isBetween(
                        clock.instant().plus(Duration.ofDays(8)),
                        clock.instant().plus(Duration.ofDays(9)));

        driver.passes(Duration.between(clock.instant(), expires));

        assertThat(state(ref)).isEqualTo(SurveyState.EXPIRED);
        assertThat(told()).containsExactly("survey-expired {kind=CSAT}");
        assertThat(raised(ref)).isEmpty();
        assertThatThrownBy(() -> surveys.answer(ref, 5, null))
                .isInstanceOf(SurveyRefused.class)
                .hasMessageContaining("closed");
    }

    @Test
    void anAnswerGivenAtTheLastMomentMayStillBeChanged() {
        var ref = driver.asks(emma, SurveyKind.CSAT, null);
        driver.passes(Duration.between(
                        clock.instant(), surveys.find(ref).orElseThrow().expiresAt())
                .minusMinutes(1));
        surveys.answer(ref, 5, null);
        driver.passes(Duration.ofMinutes(10));

        assertThat(surveys.answer(ref, 4, null).score()).isEqualTo(4);
        driver.passes(Duration.ofMinutes(30));
        assertThat(raised(ref)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"CSAT, 0", "CSAT, 6", "NPS, -1", "NPS, 11", "CES, 0", "CES, 8"})
    void aScoreThatTheKindDoesNotHaveIsRefused(SurveyKind kind, int score) {
        var ref = driver.asks(emma, kind, null);

        assertThatThrownBy(() -> surveys.answer(ref, score, null))
                .isInstanceOf(InvalidValue.class)
                .hasMessageContaining(Integer.toString(kind.highest()));
        assertThat(state(ref)).isEqualTo(SurveyState.OPEN);
    }

    @Test
    void whatIsMissingOrTooLongOrUnknownIsSaid() {
        var ref = driver.asks(emma, SurveyKind.CSAT, null);

        assertThatThrownBy(() -> surveys.answer(ref, null, "no score"))
                .isInstanceOf(InvalidValue.class)
                .hasMessageContaining("score");
        assertThatThrownBy(() -> surveys.answer(ref, 5, "长".repeat(2_001)))
                .isInstanceOf(InvalidValue.class)
                .hasMessageContaining("comment");
        assertThat(surveys.answer(ref, 5, "📦".repeat(2_000)).comment()).hasSize(4_000);
        assertThatThrownBy(() -> surveys.answer(UUID.randomUUID().toString(), 5, null))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void whoChangesWithoutEndIsStoppedAndTheLastAnswerCounts() {
        var ref = driver.asks(emma, SurveyKind.NPS, null);
        for (var turn = 0; turn < 40; turn++) {
            surveys.answer(ref, turn % 2, null);
        }

        assertThatThrownBy(() -> surveys.answer(ref, 5, null)).hasMessageContaining("too often");
        driver.passes(Duration.ofMinutes(30));
        assertThat(raised(ref)).hasSize(1);
    }

    @Test
    void theSameKeyAsksOnce() {
        var request = new SurveyRequest(
                emma, SurveyKind.CSAT, "订单-8", null, null, Period.ofDays(8), "key-" + UUID.randomUUID());

        assertThat(surveys.ask(request)).isEqualTo(surveys.ask(request));
    }

    @Test
    void aCommentIsDroppedWhenItIsKeptNoLongerAndTheScoreStays() {
        var ref = driver.asks(emma, SurveyKind.CSAT, null);
        surveys.answer(ref, 1, "Call me at +86 138 0013 8000");
        driver.passes(Duration.ofMinutes(30));
        driver.passes(Duration.ofDays(729));
        assertThat(surveys.find(ref).orElseThrow().comment()).isNotNull();

        driver.passes(Duration.ofDays(1));

        assertThat(surveys.find(ref).orElseThrow()).satisfies(survey -> {
            assertThat(survey.comment()).isNull();
            assertThat(survey.score()).isEqualTo(1);
        });
    }

    @Test
    void whatIsErasedSaysNothingOfAnybodyAnyMoreAndWhatIsOpenStillSettles() {
        var open = driver.asks(emma, SurveyKind.CSAT, "+8613800138000");
        var other = driver.asks(new CustomersOfTests(jdbc).zihan(), SurveyKind.CSAT, "SO-9");
        surveys.answer(open, 2, "mine");
        surveys.answer(other, 2, "not mine");

        assertThat(surveys.erase(emma)).isEqualTo(1);
        assertThat(surveys.erase(emma)).isZero();
        driver.passes(Duration.ofMinutes(30));

        assertThat(surveys.find(open).orElseThrow()).satisfies(survey -> {
            assertThat(survey.comment()).isNull();
            assertThat(survey.about()).isNull();
        });
        assertThat(raised(open)).hasSize(1);
        assertThat(surveys.find(other).orElseThrow().comment()).isEqualTo("not mine");
    }

    private SurveyState state(String ref) {
        return surveys.find(ref).orElseThrow().state(clock.instant());
    }

    private List<String> raised(String ref) {
        return jdbc.sql(
                        "select data from inbox_event where type = 'survey.answered' and source = 'wayline:survey' and event_id = ?")
                .param(ref)
                .query(String.class)
                .list();
    }

    private List<String> told() {
        return timeline.of(emma, null, 50).items().stream()
                .map(each ->
                        each.entry().kind() + " " + new TreeMap<>(each.entry().facts()))
                .toList();
    }
}
