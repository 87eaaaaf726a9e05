package io.wayline.workspace.web.complaint;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

import io.wayline.complaint.ComplaintCategory;
import io.wayline.complaint.ComplaintList;
import io.wayline.complaint.ComplaintList.Counts;
import io.wayline.complaint.ComplaintList.Part;
import io.wayline.customer.access.Viewer;
import io.wayline.staff.Person;

/** The complaints by their clock, and the page of each. */
@Controller
@RequestMapping("/complaints")
@PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'OPERATIONS', 'ADMIN')")
class ComplaintPages {

    private static final int ROWS = 50;
    private static final int DOTS = 200;
    private static final int EVERY = 3;

    /** So many minutes before the end of the line there is no room for an hour's name. */
    private static final int LAST = 30;

    private static final Duration A_DAY = Duration.ofHours(24);

    private final ComplaintList list;
    private final ComplaintRowList rows;
    private final ComplaintSheet sheet;
    private final Clock clock;
    private final ZoneId zone;

    ComplaintPages(ComplaintList list, ComplaintRowList rows, ComplaintSheet sheet, Clock clock, ZoneId zone) {
        this.list = list;
        this.rows = rows;
        this.sheet = sheet;
        this.clock = clock;
        this.zone = zone;
    }

    /** A full hour on the line of the next day, so many minutes from now. */
    public record Hour(Instant at, long minutes) {}

    @GetMapping
    String list(ComplaintListing listing, @AuthenticationPrincipal Person reader, Viewer viewer, Model model) {
        var page = list.byClock(
                listing.part(), listing.categoryOrNull(), listing.severityOrNull(), viewer, listing.number(), ROWS);
        var now = clock.instant();
        model.addAttribute("listing", listing);
        model.addAttribute("counts", list.counts(viewer));
        model.addAttribute("chips", chips(list.counts(viewer)));
        model.addAttribute("total", page.total() == null ? page.totalAtLeast() : page.total());
        model.addAttribute("size", ROWS);
        model.addAttribute("groups", groups(rows.of(page.items(), viewer.fieldAccess())));
        model.addAttribute("categories", ComplaintCategory.values());
        model.addAttribute("dots", dots(viewer));
        model.addAttribute("now", now);
        model.addAttribute("hours", hours(now));
        model.addAttribute("reader", reader.username());
        return "workspace/complaints";
    }

    @GetMapping("/{ref}")
    String complaint(
            @PathVariable String ref,
            @AuthenticationPrincipal Person reader,
            Viewer viewer,
            Locale language,
            Model model) {
        return sheet.show(list.get(ref, viewer), reader, viewer, language, model);
    }

    /** A part of the list with how many it has; null where nobody needs to know. */
    private static Map<String, @Nullable Long> chips(Counts counts) {
        var chips = new LinkedHashMap<String, @Nullable Long>();
        for (var part : Part.values()) {
            chips.put(
                    part.name().toLowerCase(Locale.ROOT),
                    switch (part) {
                        case OPEN -> counts.open();
                        case OWED -> counts.owed();
                        case LATE -> counts.late();
                        case REOPENED -> counts.reopened();
                        case SAFETY -> counts.safety();
                        case WAITING -> counts.waiting();
                        case CLOSED -> null;
                    });
        }
        return chips;
    }

    /** Under their headings, in the order of the list. */
    private static Map<String, List<ComplaintRow>> groups(List<ComplaintRow> rows) {
        var groups = new LinkedHashMap<String, List<ComplaintRow>>();
        rows.forEach(row ->
                groups.computeIfAbsent(row.group(), group -> new ArrayList<>()).add(row));
        return groups;
    }

    private List<Hour> hours(Instant now) {
        var here = now.atZone(zone).truncatedTo(ChronoUnit.HOURS);
        var first = here.plusHours(EVERY - here.getHour() % EVERY);
        return Stream.iterate(first, hour -> hour.plusHours(EVERY))
                .map(hour -> new Hour(
                        hour.toInstant(),
                        Duration.between(now, hour.toInstant()).toMinutes()))
                .takeWhile(hour -> hour.minutes() < A_DAY.toMinutes() - LAST)
                .toList();
    }

    /** The answers that are due within a day, and those that are late. */
    private List<AnswerDue> dots(Viewer viewer) {
        var now = clock.instant();
        return list.owed(viewer, DOTS).stream()
                .filter(each -> each.owedBy()
                        .filter(due -> due.isBefore(now.plus(A_DAY)))
                        .isPresent())
                .map(each -> AnswerDue.of(each, now))
                .toList();
    }
}
