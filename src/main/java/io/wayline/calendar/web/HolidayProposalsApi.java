package io.wayline.calendar.web;

import java.io.IOException;
import java.security.Principal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jakarta.servlet.http.HttpServletRequest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.wayline.calendar.CalendarFollower.Effect;
import io.wayline.calendar.HolidayFile;
import io.wayline.calendar.holiday.HolidayProposal;
import io.wayline.calendar.holiday.HolidayProposals;
import io.wayline.calendar.holiday.Holidays;
import io.wayline.calendar.web.CalendarApi.DayView;
import io.wayline.shared.Page;
import io.wayline.shared.access.Allowed;
import io.wayline.shared.access.Role;
import io.wayline.shared.access.Scope;

@RestController
@RequestMapping("/api/v1/calendar/proposals")
@Tag(name = "Calendar")
class HolidayProposalsApi {

    private final Holidays holidays;
    private final HolidayProposals proposals;

    HolidayProposalsApi(Holidays holidays, HolidayProposals proposals) {
        this.holidays = holidays;
        this.proposals = proposals;
    }

    /**
     * A proposal as the API shows it.
     *
     * @param changes what it would change now, day by day; only while it is open
     * @param effects what confirming it did, by what
     */
    record View(
            String id,
            int year,
            HolidayProposal.State state,
            String proposedBy,
            Instant proposedAt,
            @Nullable String settledBy,
            @Nullable Instant settledAt,
            @Nullable List<Change> changes,
            Map<String, Long> effects) {}

    /** A day as it is and as it would be; left out where it is what its weekday says. */
    record Change(
            LocalDate date,
            @Nullable DayView before,
            @Nullable DayView after) {}

    @GetMapping
    @Allowed(
            scopes = Scope.JOURNEYS_READ,
            roles = {Role.AGENT, Role.SUPERVISOR, Role.OPERATIONS, Role.MARKETING, Role.ADMIN})
    @Operation(summary = "List the latest ten proposals")
    Page<View> list() {
        var latest = proposals.latest().stream().map(this::view).toList();
        return Page.of(latest, latest.size(), null);
    }

    @GetMapping("/{id}")
    @Allowed(
            scopes = Scope.JOURNEYS_READ,
            roles = {Role.AGENT, Role.SUPERVISOR, Role.OPERATIONS, Role.MARKETING, Role.ADMIN})
    @Operation(summary = "Read a proposal, and while it is open what it would change")
    View get(@PathVariable String id) {
        return view(proposals.get(id));
    }

    @PostMapping
    @Allowed(
            scopes = Scope.JOURNEYS_WRITE,
            roles = {Role.OPERATIONS, Role.ADMIN})
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Propose the holidays of a year",
            description = "The body is a file in the shape of holiday-cn, at most 64 KiB. Nothing changes until another"
                    + " person confirms it.")
    View propose(HttpServletRequest request, Principal actor) throws IOException {
        var file = HolidayFile.read(request.getInputStream().readNBytes(HolidayFile.MOST_BYTES + 1));
        return view(proposals.propose(file, actor.getName()));
    }

    @PostMapping("/{id}/confirm")
    // the second pair of eyes is a person's
    @Allowed(roles = {Role.OPERATIONS, Role.ADMIN})
    @Operation(summary = "Confirm what somebody else has proposed", description = "Only people confirm, no keys.")
    View confirm(@PathVariable String id, Principal actor) {
        return view(proposals.confirm(id, actor.getName()));
    }

    @PostMapping("/{id}/withdraw")
    @Allowed(
            scopes = Scope.JOURNEYS_WRITE,
            roles = {Role.OPERATIONS, Role.ADMIN})
    @Operation(summary = "Take a proposal back")
    View withdraw(@PathVariable String id, Principal actor) {
        return view(proposals.withdraw(id, actor.getName()));
    }

    private View view(HolidayProposal proposal) {
        return new View(
                proposal.id(),
                proposal.file().year(),
                proposal.state(),
                proposal.proposedBy(),
                proposal.proposedAt(),
                proposal.settledBy(),
                proposal.settledAt(),
                proposal.isOpen() ? changes(proposal) : null,
                proposal.effects().stream().collect(Collectors.toMap(Effect::what, Effect::count)));
    }

    private List<Change> changes(HolidayProposal proposal) {
        return holidays.preview(proposal.file()).days().stream()
                .map(day -> new Change(
                        day.date(),
                        day.before() == null ? null : DayView.of(day.before()),
                        day.after() == null ? null : DayView.of(day.after())))
                .toList();
    }
}
