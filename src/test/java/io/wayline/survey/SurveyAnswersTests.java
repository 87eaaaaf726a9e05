package io.wayline.survey;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.message.CustomersOfTests;
import io.wayline.shared.CustomerId;
import io.wayline.shared.InvalidValue;
import io.wayline.survey.SurveyAnswers.Span;
import io.wayline.survey.SurveyAnswers.Which;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DatabaseTest
class SurveyAnswersTests {

    private static final Which ALL = new Which(null, false, false);

    @Autowired
    SurveyAnswers answers;

    @Autowired
    Surveys surveys;

    @Autowired
    SurveyDriver driver;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    private final String journey = "asks-" + UUID.randomUUID();
    private CustomerId emma = new CustomerId("nobody-yet");
    private Instant begin = Instant.EPOCH;

    @BeforeEach
    void emmaIsKnown() {
        emma = new CustomersOfTests(jdbc).emma();
        begin = clock.instant();
    }

    @Test
    void countsWhatWasAskedAnsweredAndMayStillCome() {
        for (var each = 0; each < 12; each++) {
            surveys.answer(asks(SurveyKind.CSAT), each < 3 ? 2 : 5, null);
        }
        driver.passes(Duration.ofMinutes(30));
        surveys.answer(asks(SurveyKind.CSAT), 1, null);
        asks(SurveyKind.CSAT);
        surveys.answer(asks(SurveyKind.NPS), 10, null);

        var scores = answers.scores(untilNow());

        assertThat(scores.complete()).isTrue();
        assertThat(scores.kinds()).extracting(SurveyScore::kind).containsExactly(SurveyKind.CSAT, SurveyKind.NPS);
        var csat = scores.kinds().get(0);
        assertThat(csat)
                .extracting(SurveyScore::asked, SurveyScore::waiting, SurveyScore::answered)
                .containsExactly(14L, 2L, 12L);
        assertThat(csat.figure())
                .isNotNull()
                .extracting(SurveyScore.Figure::value)
                .isEqualTo(75.0);
        assertThat(csat.mean()).isEqualTo(4.25);
        assertThat(scores.kinds().get(1).isTooFew()).isTrue();
    }

    @Test
    void whatNobodyAnsweredInTimeIsAskedAndWaitsForNothing() {
        asks(SurveyKind.CES);
        driver.passes(Duration.ofDays(9));

        assertThat(answers.scores(untilNow()).kinds())
                .singleElement()
                .extracting(SurveyScore::asked, SurveyScore::waiting, SurveyScore::answered)
                .containsExactly(1L, 0L, 0L);
    }

    @Test
    void onlyWhatThisJourneyAskedInTheTimeCounts() {
        surveys.answer(asks(SurveyKind.CSAT), 5, null);
        driver.passes(Duration.ofMinutes(31));

        assertThat(answers.hasAsked(journey)).isTrue();
        assertThat(answers.hasAsked(journey + "-other")).isFalse();
        assertThat(answers.scores(new Span(
                                journey, begin.plusSeconds(1), clock.instant().plusSeconds(1)))
                        .kinds())
                .isEmpty();
        assertThat(answers.page(new Span(journey + "-other", begin, clock.instant()), ALL, null, 10)
                        .items())
                .isEmpty();
    }

    @Test
    void answersAreReadPageByPageTheNewestQuestionFirst() {
        var refs = new ArrayList<String>();
        for (var each = 0; each < 5; each++) {
            var ref = asks(SurveyKind.CSAT);
            surveys.answer(ref, 4, null);
            refs.add(0, ref);
        }
        driver.passes(Duration.ofMinutes(30));
        asks(SurveyKind.CSAT);

        var found = new ArrayList<String>();
        String cursor = null;
        do {
            var page = answers.page(untilNow(), ALL, cursor, 2);
            assertThat(page.total()).isEqualTo(5);
            page.items().forEach(each -> found.add(each.ref()));
            cursor = page.next();
        } while (cursor != null);

        assertThat(found).isEqualTo(refs);
        assertThatThrownBy(() -> answers.page(untilNow(), ALL, "nonsense", 2)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void answersAreNarrowedToAKindToUnhappyOnesAndToThoseWithWords() {
        answers(SurveyKind.CSAT, 2, "The lid is loose");
        answers(SurveyKind.CSAT, 5, "Lovely");
        answers(SurveyKind.NPS, 6, null);
        answers(SurveyKind.CES, 3, null);
        answers(SurveyKind.CES, 4, null);
        driver.passes(Duration.ofMinutes(30));

        assertThat(scores(new Which(SurveyKind.CSAT, false, false))).containsExactlyInAnyOrder(2, 5);
        assertThat(scores(new Which(null, true, false))).containsExactlyInAnyOrder(2, 6, 3);
        assertThat(scores(new Which(null, false, true))).containsExactlyInAnyOrder(2, 5);
        assertThat(scores(new Which(null, true, true))).containsExactly(2);
    }

    private List<Integer> scores(Which which) {
        return answers.page(untilNow(), which, null, 50).items().stream()
                .map(Survey::score)
                .toList();
    }

    private void answers(SurveyKind kind, int score, String comment) {
        surveys.answer(asks(kind), score, comment);
    }

    private String asks(SurveyKind kind) {
        return surveys.ask(new SurveyRequest(
                emma, kind, null, journey, "instance-1", Period.ofDays(8), "key-" + UUID.randomUUID()));
    }

    private Span untilNow() {
        return new Span(journey, begin, clock.instant().plusSeconds(1));
    }
}
