package io.wayline.campaign.web;

import java.math.BigDecimal;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.wayline.audience.enrolment.CampaignRuns;
import io.wayline.audience.enrolment.Enrolment;
import io.wayline.audience.enrolment.EnrolmentState;
import io.wayline.audience.enrolment.Enrolments;
import io.wayline.campaign.Campaign;
import io.wayline.campaign.CampaignList;
import io.wayline.campaign.result.Outcome;
import io.wayline.campaign.result.RunResults;
import io.wayline.campaign.stop.CampaignStops;
import io.wayline.campaign.stop.Stop;
import io.wayline.campaign.stop.StopRuleRows;
import io.wayline.campaign.stop.StopRules;
import io.wayline.journey.StepUse;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.shared.Page;
import io.wayline.shared.ReasonText.ReasonOnly;
import io.wayline.shared.access.Allowed;
import io.wayline.shared.access.Role;
import io.wayline.shared.access.Scope;

@RestController
@RequestMapping("/api/v1/campaigns")
@Tag(name = "Campaigns", description = "What invites customers, what came of it, and when it stops by itself.")
class CampaignsApi {

    private final CampaignList campaigns;
    private final Enrolments enrolments;
    private final CampaignRuns runs;
    private final RunResults results;
    private final StopRuleRows rules;
    private final CampaignStops stops;

    CampaignsApi(
            CampaignList campaigns,
            Enrolments enrolments,
            CampaignRuns runs,
            RunResults results,
            StopRuleRows rules,
            CampaignStops stops) {
        this.campaigns = campaigns;
        this.enrolments = enrolments;
        this.runs = runs;
        this.results = results;
        this.rules = rules;
        this.stops = stops;
    }

    /**
     * A campaign.
     *
     * @param invitedBy the keys of the journeys that invite into it
     * @param stopped why it has stopped by itself; left out while it runs
     */
    record CampaignView(
            String key,
            String name,
            List<String> invitedBy,
            @Nullable RunView lastRun,
            @Nullable StopView stopped) {}

    /** One of its runs; more of it says GET /enrolments/{ref}. */
    record RunView(
            String ref,
            EnrolmentState state,
            boolean test,
            long total,
            long invited,
            Instant askedAt,
            @Nullable Instant endedAt) {

        static @Nullable RunView of(@Nullable Enrolment run) {
            return run == null
                    ? null
                    : new RunView(
                            run.ref(),
                            run.state(),
                            run.test(),
                            run.total(),
                            run.invited(),
                            run.askedAt(),
                            run.endedAt());
        }
    }

    /**
     * What came of a run, in numbers of customers.
     *
     * @param outcomes by a word such as {@code left}, {@code not-sent}, {@code bought}
     * @param notSent why no mail left, by a stable word
     * @param days in how many days an order counts
     */
    record ResultView(String ref, boolean test, Map<String, Long> outcomes, Map<String, Long> notSent, int days) {}

    /**
     * Why it stopped.
     *
     * @param allowed points of a hundred; of complaints, customers
     */
    record StopView(StopRules.Rule rule, long customers, long of, BigDecimal allowed, Instant at) {

        static StopView of(Stop stop) {
            return new StopView(stop.rule(), stop.hits(), stop.mails(), stop.allowed(), stop.stoppedAt());
        }
    }

    /** When it stops: more than so many of a hundred say no, more than so many bounce, more than so many customers complain. */
    record RulesView(
            @Nullable BigDecimal unsubscribed,
            @Nullable BigDecimal bounced,
            @Nullable Integer complaints,
            @Nullable String changedBy,
            @Nullable Instant changedAt) {

        static RulesView of(StopRules rules) {
            return new RulesView(rules.unsubscribed(), rules.bounced(), rules.complaints(), rules.by(), rules.at());
        }
    }

    @GetMapping
    @Allowed(
            scopes = Scope.JOURNEYS_READ,
            roles = {Role.OPERATIONS, Role.MARKETING, Role.ADMIN})
    @Operation(summary = "List campaigns", description = "Every journey that begins with campaign.invited.")
    List<CampaignView> list(Locale reader) {
        return campaigns.all(reader).stream().map(this::view).toList();
    }

    @GetMapping("/{key}")
    @Allowed(
            scopes = Scope.JOURNEYS_READ,
            roles = {Role.OPERATIONS, Role.MARKETING, Role.ADMIN})
    @Operation(summary = "Read a campaign", description = "With its last run, and whether it has stopped by itself.")
    CampaignView get(@PathVariable String key, Locale reader) {
        return view(campaigns.get(key, reader));
    }

    @GetMapping("/{key}/runs")
    @Allowed(
            scopes = Scope.JOURNEYS_READ,
            roles = {Role.OPERATIONS, Role.MARKETING, Role.ADMIN})
    @Operation(summary = "List the runs of a campaign", description = "The newest first, test runs among them.")
    Page<RunView> runs(
            @PathVariable String key,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Locale reader) {
        return runs.page(campaigns.get(key, reader).key(), cursor, Page.limit(limit))
                .map(RunView::of);
    }

    @GetMapping("/{key}/runs/{ref}/results")
    @Allowed(
            scopes = Scope.JOURNEYS_READ,
            roles = {Role.OPERATIONS, Role.MARKETING, Role.ADMIN})
    @Operation(summary = "Read what came of a run", description = "As of now, in numbers of customers.")
    ResultView results(@PathVariable String key, @PathVariable String ref) {
        var run = enrolments.get(ref);
        if (!run.campaign().equals(key)) {
            throw new NotFound("enrolment");
        }
        var figures = results.of(run);
        var outcomes = new TreeMap<String, Long>();
        for (var outcome : Outcome.values()) {
            outcomes.put(outcome.word(), figures.of(outcome));
        }
        return new ResultView(ref, run.test(), outcomes, figures.reasons(), figures.days());
    }

    @GetMapping("/{key}/stop-rules")
    @Allowed(
            scopes = Scope.JOURNEYS_READ,
            roles = {Role.OPERATIONS, Role.MARKETING, Role.ADMIN})
    @Operation(summary = "Read when a campaign stops by itself", description = "Points of a hundred, and customers.")
    RulesView rules(@PathVariable String key, Locale reader) {
        return RulesView.of(rules.of(campaigns.get(key, reader).key()));
    }

    @PutMapping("/{key}/stop-rules")
    @Allowed(
            scopes = Scope.JOURNEYS_WRITE,
            roles = {Role.OPERATIONS, Role.MARKETING})
    @Operation(summary = "Say when a campaign stops by itself", description = "All three; what was set before is kept.")
    RulesView set(@PathVariable String key, @RequestBody RulesView wish, Principal by, Locale reader) {
        return RulesView.of(rules.set(
                campaigns.get(key, reader).key(),
                needed("unsubscribed", wish.unsubscribed()),
                needed("bounced", wish.bounced()),
                needed("complaints", wish.complaints()),
                by.getName()));
    }

    @PostMapping("/{key}/go-on")
    @Allowed(
            scopes = Scope.JOURNEYS_WRITE,
            roles = {Role.OPERATIONS, Role.MARKETING})
    @Operation(
            summary = "Let a campaign go on that has stopped by itself",
            description = "What was counted until now counts no more. Twice is as good as once.")
    CampaignView goOn(@PathVariable String key, @RequestBody ReasonOnly why, Principal by, Locale reader) {
        var campaign = campaigns.get(key, reader);
        stops.goOn(key, by.getName(), why.text());
        return view(campaign);
    }

    private CampaignView view(Campaign campaign) {
        return new CampaignView(
                campaign.key(),
                campaign.name(),
                campaign.inviters().stream().map(StepUse::journey).distinct().toList(),
                RunView.of(campaign.last()),
                stops.of(campaign.key()).map(StopView::of).orElse(null));
    }

    private static <T> T needed(String field, @Nullable T value) {
        if (value == null) {
            throw new InvalidValue(field, "is missing", "send a number");
        }
        return value;
    }
}
