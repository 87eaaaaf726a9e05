package io.wayline.survey.web;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.customer.access.FieldAccess;
import io.wayline.customer.access.Viewer;
import io.wayline.customer.access.VisibleCustomers.Seen;
import io.wayline.customer.panel.CustomerPanel;
import io.wayline.survey.Survey;
import io.wayline.survey.SurveyKind;
import io.wayline.survey.SurveyList;
import io.wayline.survey.SurveyState;

/** What the page of a customer says of what they were asked. */
@Component
class SurveyPanel implements CustomerPanel {

    private static final int MOST = 10;

    private final SurveyList surveys;
    private final Clock clock;

    SurveyPanel(SurveyList surveys, Clock clock) {
        this.surveys = surveys;
        this.clock = clock;
    }

    public record Asked(List<Line> lines) {}

    /**
     * One question.
     *
     * @param low whether the score is one of somebody who is unhappy
     * @param at when it was answered, closed, or asked
     * @param comment what they wrote, with what could be a way to reach somebody as the reader may see it
     */
    public record Line(
            SurveyKind kind,
            SurveyState state,
            @Nullable Integer score,
            boolean low,
            @Nullable String about,
            Instant at,
            @Nullable String comment) {}

    @Override
    public int order() {
        return 45;
    }

    @Override
    public String template() {
        return "/survey/customer-panel.ftlh";
    }

    @Override
    public Asked of(Seen seen, Viewer viewer, Locale language) {
        var now = clock.instant();
        return new Asked(surveys.of(seen.customer().id(), MOST).stream()
                .map(each -> line(each, now, seen.fieldAccess()))
                .toList());
    }

    private static Line line(Survey survey, Instant now, FieldAccess access) {
        var state = survey.state(now);
        return new Line(
                survey.kind(),
                state,
                survey.score(),
                survey.score() != null && survey.kind().isLow(survey.score()),
                survey.about(),
                survey.changedAt() != null
                        ? survey.changedAt()
                        : state == SurveyState.EXPIRED ? survey.expiresAt() : survey.askedAt(),
                survey.comment() == null ? null : access.words(survey.comment()));
    }
}
