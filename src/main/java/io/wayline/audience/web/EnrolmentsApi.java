package io.wayline.audience.web;

import java.security.Principal;
import java.time.Instant;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.wayline.audience.enrolment.Enrolment;
import io.wayline.audience.enrolment.EnrolmentState;
import io.wayline.audience.enrolment.Enrolments;
import io.wayline.audience.enrolment.Pace;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.Page;
import io.wayline.shared.ReasonText.ReasonOnly;
import io.wayline.shared.access.Allowed;
import io.wayline.shared.access.Role;
import io.wayline.shared.access.Scope;

@RestController
@RequestMapping("/api/v1/enrolments")
@Tag(name = "Enrolments", description = "Runs that invite the customers of a segment into a campaign, each once.")
class EnrolmentsApi {

    private static final int LONGEST_KEY = 150;

    private final Enrolments enrolments;

    EnrolmentsApi(Enrolments enrolments) {
        this.enrolments = enrolments;
    }

    /**
     * What a run is to be.
     *
     * @param segment the key of a segment
     * @param campaign the key of a journey that begins with campaign.invited
     * @param rate how many are invited in a minute; left out for as many as the house can take
     * @param window by the company's clock, such as 09:00-18:00; left out for all day
     * @param workingTime only while people work
     * @param most how many at the most, drawn by chance; left out for all
     * @param requestKey the caller's own name of this run: sent again with the same wish it gives the run that there is
     */
    record EnrolmentWish(
            @Nullable String segment,
            @Nullable String campaign,
            @Nullable Integer rate,
            @Nullable String window,
            @Nullable Boolean workingTime,
            @Nullable Integer most,
            @Nullable String requestKey) {}

    /**
     * A run.
     *
     * @param version of the segment, as it was when its customers were found
     * @param most how many at the most were asked for; null for all
     * @param waiting who has not had their turn
     * @param dropped who was no customer any more, or had been invited as somebody they were merged with
     */
    record EnrolmentView(
            String ref,
            String segment,
            int version,
            String campaign,
            EnrolmentState state,
            @Nullable Integer most,
            long total,
            long invited,
            long waiting,
            long dropped,
            @Nullable Integer rate,
            @Nullable String window,
            boolean workingTime,
            String askedBy,
            Instant askedAt,
            @Nullable String actedBy,
            @Nullable Instant actedAt,
            @Nullable String reason,
            @Nullable Instant endedAt) {

        static EnrolmentView of(Enrolment run) {
            return new EnrolmentView(
                    run.ref(),
                    run.segment(),
                    run.version(),
                    run.campaign(),
                    run.state(),
                    run.most(),
                    run.total(),
                    run.invited(),
                    run.waiting(),
                    run.dropped(),
                    run.pace().rate(),
                    run.pace().window(),
                    run.pace().workingTime(),
                    run.askedBy(),
                    run.askedAt(),
                    run.actedBy(),
                    run.actedAt(),
                    run.reason(),
                    run.endedAt());
        }
    }

    @GetMapping
    @Allowed(
            scopes = Scope.JOURNEYS_READ,
            roles = {Role.OPERATIONS, Role.MARKETING, Role.ADMIN})
    @Operation(summary = "List runs", description = "The newest first; of one segment when it is named.")
    Page<EnrolmentView> list(
            @RequestParam @Nullable String segment,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return enrolments.page(segment, cursor, Page.limit(limit)).map(EnrolmentView::of);
    }

    @GetMapping("/{ref}")
    @Allowed(
            scopes = Scope.JOURNEYS_READ,
            roles = {Role.OPERATIONS, Role.MARKETING, Role.ADMIN})
    @Operation(summary = "Read a run", description = "With how many were invited by now.")
    EnrolmentView get(@PathVariable String ref) {
        return EnrolmentView.of(enrolments.get(ref));
    }

    @PostMapping(consumes = "application/json")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Allowed(
            scopes = Scope.JOURNEYS_WRITE,
            roles = {Role.OPERATIONS, Role.MARKETING})
    @Operation(
            summary = "Begin a run",
            description =
                    "202 once everybody whom the segment finds now is written down; they are invited one after the"
                            + " other. What it would come to, GET /segments/{key}/audience says before.")
    EnrolmentView begin(@RequestBody EnrolmentWish wish, Principal by) {
        var key = wish.requestKey() == null ? UUID.randomUUID().toString() : wish.requestKey();
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new InvalidValue("requestKey", "has no 1 to 150 characters", "send a name of your own for this run");
        }
        return EnrolmentView.of(enrolments.begin(new Enrolments.Wish(
                needed("segment", wish.segment()),
                needed("campaign", wish.campaign()),
                Pace.read(
                        wish.rate() == null ? null : wish.rate().toString(),
                        wish.window(),
                        String.valueOf(wish.workingTime())),
                wish.most(),
                by.getName(),
                "api:%s:%s".formatted(by.getName(), key))));
    }

    @PostMapping("/{ref}/pause")
    @Allowed(
            scopes = Scope.JOURNEYS_WRITE,
            roles = {Role.OPERATIONS, Role.MARKETING})
    @Operation(summary = "Pause a run", description = "Nobody is invited until it goes on. Twice is as good as once.")
    EnrolmentView pause(@PathVariable String ref, @RequestBody ReasonOnly why, Principal by) {
        return EnrolmentView.of(enrolments.pause(ref, by.getName(), why.text()));
    }

    @PostMapping("/{ref}/resume")
    @Allowed(
            scopes = Scope.JOURNEYS_WRITE,
            roles = {Role.OPERATIONS, Role.MARKETING})
    @Operation(summary = "Let a paused run go on", description = "Twice is as good as once.")
    EnrolmentView resume(@PathVariable String ref, @RequestBody ReasonOnly why, Principal by) {
        return EnrolmentView.of(enrolments.resume(ref, by.getName(), why.text()));
    }

    @PostMapping("/{ref}/stop")
    @Allowed(
            scopes = Scope.JOURNEYS_WRITE,
            roles = {Role.OPERATIONS, Role.MARKETING})
    @Operation(summary = "Stop a run", description = "For good: those who wait are never invited by it.")
    EnrolmentView stop(@PathVariable String ref, @RequestBody ReasonOnly why, Principal by) {
        return EnrolmentView.of(enrolments.stop(ref, by.getName(), why.text()));
    }

    private static String needed(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new InvalidValue(field, "is missing", "send its key");
        }
        return value.strip();
    }
}
