package io.wayline.survey;

import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import io.wayline.survey.SurveyScore.Figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Figures against values that were worked out by hand or stand in the literature. */
class SurveyScoreTests {

    @Test
    void csatIsTheShareOfFourAndFiveInWilsonsInterval() {
        var score = score(SurveyKind.CSAT, Map.of(1, 1L, 3, 1L, 4, 3L, 5, 5L));

        // Wilson’s interval of 8 of 10
        assertFigure(score, 80, 49.02, 94.33);
        assertThat(score.mean()).isEqualTo(4.1);
    }

    @Test
    void csatOfOnlyHappyCustomersIsNotCertain() {
        var figure = figure(score(SurveyKind.CSAT, Map.of(5, 10L)));

        assertThat(figure.value()).isEqualTo(100);
        assertThat(figure.from()).isCloseTo(72.25, within(0.01));
        assertThat(figure.to()).isLessThanOrEqualTo(100);
    }

    @Test
    void npsIsPromotersLessDetractorsAndPassivesCountAmongTheAnswers() {
        var score = score(SurveyKind.NPS, Map.of(0, 5L, 6, 15L, 7, 10L, 8, 20L, 9, 30L, 10, 20L));

        // (51 − 21) / 102 ± 1.96 · √((72/102 − (30/102)²) / 102)
        assertFigure(score, 30, 14.14, 44.69);
    }

    @Test
    void npsStaysBetweenMinusAndPlusHundred() {
        var figure = figure(score(SurveyKind.NPS, Map.of(0, 12L)));

        assertThat(figure.value()).isEqualTo(-100);
        assertThat(figure.from()).isEqualTo(-100);
        assertThat(figure.to()).isBetween(-80.0, -50.0);
    }

    @Test
    void cesIsTheMeanInStudentsInterval() {
        var score = score(SurveyKind.CES, Map.of(5, 5L, 7, 5L));

        // t of 9 degrees of freedom is 2.262: 6 ± 2.262 · √(10/9) / √10
        var figure = figure(score);
        assertThat(figure.value()).isEqualTo(6);
        assertThat(figure.from()).isCloseTo(6 - 0.754, within(0.002));
        assertThat(figure.to()).isCloseTo(6 + 0.754, within(0.002));
    }

    @Test
    void cesOfEqualAnswersHasAnIntervalOfNoWidthAndNoNoise() {
        var figure = figure(score(SurveyKind.CES, Map.of(6, 30L)));

        assertThat(figure).isEqualTo(new Figure(6, 6, 6));
    }

    @Test
    void nineAnswersHaveNoFigureAndNoMean() {
        for (var kind : SurveyKind.values()) {
            var score = score(kind, Map.of(kind.highest(), 9L));

            assertThat(score.isTooFew()).isTrue();
            assertThat(score.figure()).isNull();
            assertThat(score.mean()).isNull();
        }
    }

    @Test
    void theRateIsOfAllWhoWereAsked() {
        assertThat(new SurveyScore(SurveyKind.CSAT, 40, 10, 12, Map.of(5, 12L)).responseRate())
                .isEqualTo(30);
        assertThat(new SurveyScore(SurveyKind.CSAT, 0, 0, 0, Map.of()).responseRate())
                .isZero();
    }

    private static SurveyScore score(SurveyKind kind, Map<Integer, Long> counts) {
        var answered = counts.values().stream().mapToLong(Long::longValue).sum();
        return new SurveyScore(kind, answered * 2, 0, answered, counts);
    }

    private static Figure figure(SurveyScore score) {
        return Objects.requireNonNull(score.figure());
    }

    private static void assertFigure(SurveyScore score, double value, double from, double to) {
        var figure = figure(score);
        assertThat(figure.value()).isEqualTo(value);
        assertThat(figure.from()).isCloseTo(from, within(0.01));
        assertThat(figure.to()).isCloseTo(to, within(0.01));
    }
}
