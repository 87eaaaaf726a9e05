package io.wayline.survey.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Collectors;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.wayline.customer.Customer;
import io.wayline.customer.Customers;
import io.wayline.customer.access.Viewer;
import io.wayline.customer.access.VisibleCustomers;
import io.wayline.shared.CustomerId;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.Page;
import io.wayline.shared.access.Allowed;
import io.wayline.shared.access.Role;
import io.wayline.shared.access.Scope;
import io.wayline.survey.Survey;
import io.wayline.survey.SurveyKind;
import io.wayline.survey.SurveyList;
import io.wayline.survey.SurveyState;

/** {@code GET /api/v1/surveys}: what customers were asked, and what they answered. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Surveys", description = "What customers were asked, and what they answered.")
class SurveysApi {

    private static final int MOST = 200;
    private static final Duration USUAL_SPAN = Duration.ofDays(90);

    private final SurveyList surveys;
    private final Customers customers;
    private final VisibleCustomers visible;
    private final Clock clock;

    SurveysApi(SurveyList surveys, Customers customers, VisibleCustomers visible, Clock clock) {
        this.surveys = surveys;
        this.customers = customers;
        this.visible = visible;
        this.clock = clock;
    }

    /**
     * What came of the surveys of one kind that one journey asked.
     *
     * @param journey its key; null for what no journey asked
     * @param answered those whose answer counts
     * @param average of their scores, to two digits; null without an answer
     * @param low how many are unhappy: CSAT 1 and 2, NPS 0 to 6, CES 1 to 3
     * @param high how many are happy: CSAT 4 and 5, NPS 9 and 10, CES 5 to 7
     */
    record ScoresView(
            @Nullable String journey,
            SurveyKind kind,
            long asked,
            long answered,
            @Nullable Double average,
            long low,
            long high) {

        static ScoresView of(SurveyList.Scores scores) {
            return new ScoresView(
                    scores.journey(),
                    scores.kind(),
                    scores.asked(),
                    scores.answered(),
                    scores.answered() == 0 ? null : Math.round(100.0 * scores.total() / scores.answered()) / 100.0,
                    scores.low(),
                    scores.high());
        }
    }

    record ScoreList(Instant from, Instant to, List<ScoresView> items) {}

    @GetMapping("/surveys")
    @Allowed(
            scopes = Scope.CUSTOMERS_READ,
            roles = {Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN})
    @Operation(
            summary = "List surveys, the newest first",
            description = "By customer (their ref), kind, state, journey, and the time at which they were asked.")
    Page<SurveyView> list(
            @RequestParam @Nullable String customer,
            @RequestParam @Nullable String kind,
            @RequestParam @Nullable String state,
            @RequestParam @Nullable String journey,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable String before,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Viewer viewer) {
        var filter = new SurveyList.Filter(
                customer == null ? null : id(customer),
                kind == null ? null : SurveyKind.named(kind),
                state == null ? null : state(state),
                journey,
                after == null ? null : moment("after", after),
                before == null ? null : moment("before", before));
        return surveys.page(filter, cursor, Page.limit(limit)).mapAll(page -> views(page, viewer));
    }

    @GetMapping("/surveys/scores")
    @Allowed(
            scopes = Scope.CUSTOMERS_READ,
            roles = {Role.SUPERVISOR, Role.OPERATIONS, Role.MARKETING, Role.ADMIN})
    @Operation(
            summary = "Read scores by journey",
            description = "Of what was asked in a time, the last 90 days unless from and to say otherwise.")
    ScoreList scores(
            @RequestParam @Nullable String journey,
            @RequestParam @Nullable String from,
            @RequestParam @Nullable String to) {
        var end = to == null ? clock.instant() : moment("to", to);
        var begin = from == null ? end.minus(USUAL_SPAN) : moment("from", from);
        return new ScoreList(
                begin,
                end,
                surveys.scores(journey, begin, end).stream().map(ScoresView::of).toList());
    }

    @GetMapping("/customers/{ref}/surveys")
    @Allowed(
            scopes = Scope.CUSTOMERS_READ,
            roles = {Role.AGENT, Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN})
    @Operation(summary = "Read what a customer was asked", description = "The newest first, at the most 200.")
    Page<SurveyView> ofCustomer(@PathVariable String ref, Viewer viewer) {
        var seen = visible.get(new CustomerRef(ref), viewer);
        var now = clock.instant();
        var items = surveys.of(seen.customer().id(), MOST).stream()
                .map(each -> SurveyView.of(each, seen.customer().ref().value(), seen.fieldAccess(), now))
                .toList();
        return Page.of(items, items.size(), null);
    }

    private List<SurveyView> views(List<Survey> page, Viewer viewer) {
        var known = customers.find(page.stream().map(Survey::customer).collect(Collectors.toSet()));
        var now = clock.instant();
        return page.stream()
                .map(each -> SurveyView.of(each, ref(known.get(each.customer())), viewer.fieldAccess(), now))
                .toList();
    }

    private static @Nullable String ref(@Nullable Customer customer) {
        return customer == null ? null : customer.ref().value();
    }

    /** That of whoever they were merged into; one that nobody has finds nothing. */
    private CustomerId id(String ref) {
        try {
            return customers.find(new CustomerRef(ref)).map(Customer::id).orElse(new CustomerId("nobody"));
        } catch (InvalidValue wrong) {
            throw wrong.called("customer");
        }
    }

    private static SurveyState state(String name) {
        for (var state : SurveyState.values()) {
            if (state.name().equals(name)) {
                return state;
            }
        }
        throw new InvalidValue("state", "is not a state of a survey", "send one of OPEN, ANSWERED, SETTLED, EXPIRED");
    }

    private static Instant moment(String field, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException noMoment) {
            throw new InvalidValue(field, "is no moment", "send it as 2026-11-17T09:30:00+08:00");
        }
    }
}
