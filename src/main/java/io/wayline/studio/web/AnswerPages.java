package io.wayline.studio.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

import io.wayline.customer.Customer;
import io.wayline.customer.Customers;
import io.wayline.customer.access.Viewer;
import io.wayline.journey.naming.ModelLabels;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.shared.Page;
import io.wayline.survey.Survey;
import io.wayline.survey.SurveyAnswers;
import io.wayline.survey.SurveyKind;

/**
 * What customers answered to a journey: the figures, and the answers behind them. Those who come here see every customer;
 * what was written is shown as far as they may see ways to reach somebody.
 */
@Controller
@PreAuthorize("hasAnyRole('SUPERVISOR', 'OPERATIONS', 'ADMIN')")
class AnswerPages {

    private static final int ROWS = 50;

    private final SurveyAnswers answers;
    private final ModelLabels labels;
    private final Customers customers;
    private final Clock clock;
    private final ZoneId zone;

    AnswerPages(SurveyAnswers answers, ModelLabels labels, Customers customers, Clock clock, ZoneId zone) {
        this.answers = answers;
        this.labels = labels;
        this.customers = customers;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * One answer.
     *
     * @param customer null when they are no longer known
     * @param low whether it is one of somebody who is unhappy
     * @param comment what they wrote, with what could be a way to reach somebody as the reader may see it
     */
    public record Row(
            SurveyKind kind,
            int score,
            boolean low,
            Instant askedAt,
            Instant settledAt,
            @Nullable String about,
            @Nullable Customer customer,
            @Nullable String comment) {}

    /**
     * @param kind CSAT, NPS, or CES; anything else means all
     * @param only {@code low} or {@code words}; anything else means all
     */
    @GetMapping("/journeys/{key}/answers")
    String answers(
            @PathVariable String key,
            @RequestParam @Nullable Integer days,
            @RequestParam @Nullable String first,
            @RequestParam @Nullable String last,
            @RequestParam @Nullable String kind,
            @RequestParam @Nullable String only,
            @RequestParam @Nullable String cursor,
            Viewer viewer,
            Locale language,
            Model model,
            HttpServletResponse response) {
        if (!labels.journeys(language).containsKey(key) && !answers.hasAsked(key)) {
            throw new NotFound("journey");
        }
        model.addAttribute("key", key);
        model.addAttribute("name", labels.journey(key, language));
        var today = LocalDate.ofInstant(clock.instant(), zone);
        model.addAttribute("today", today.toString());
        model.addAttribute("offered", AnswerSpan.OFFERED);
        model.addAttribute("wrong", "");
        AnswerSpan span;
        try {
            span = AnswerSpan.of(days, first, last, today);
        } catch (InvalidValue refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("wrong", refused.field());
            span = AnswerSpan.of(null, null, null, today);
        }
        var chosen = kind(kind);
        var which = new SurveyAnswers.Which(chosen, "low".equals(only), "words".equals(only));
        model.addAttribute("span", span);
        model.addAttribute("firstSaid", first);
        model.addAttribute("lastSaid", last);
        model.addAttribute("kind", chosen == null ? "" : chosen.name());
        model.addAttribute("only", which.lowOnly() || which.wordsOnly() ? only : "");
        model.addAttribute("scores", answers.scores(span.of(key, zone)));
        model.addAttribute("page", page(span.of(key, zone), which, cursor, viewer));
        model.addAttribute("isFirst", cursor == null);
        return "studio/answers";
    }

    private Page<Row> page(SurveyAnswers.Span span, SurveyAnswers.Which which, @Nullable String cursor, Viewer viewer) {
        return answers.page(span, which, cursor, ROWS).mapAll(found -> rows(found, viewer));
    }

    private List<Row> rows(List<Survey> found, Viewer viewer) {
        var who = customers.find(found.stream().map(Survey::customer).collect(Collectors.toSet()));
        return found.stream()
                .map(each -> row(each, who.get(each.customer()), viewer))
                .toList();
    }

    private static Row row(Survey survey, @Nullable Customer customer, Viewer viewer) {
        var score = survey.score() == null ? 0 : survey.score();
        return new Row(
                survey.kind(),
                score,
                survey.kind().isLow(score),
                survey.askedAt(),
                survey.settledAt() == null ? survey.askedAt() : survey.settledAt(),
                survey.about(),
                customer,
                survey.comment() == null ? null : viewer.fieldAccess().words(survey.comment()));
    }

    private static @Nullable SurveyKind kind(@Nullable String said) {
        for (var kind : SurveyKind.values()) {
            if (kind.name().equals(said)) {
                return kind;
            }
        }
        return null;
    }
}
