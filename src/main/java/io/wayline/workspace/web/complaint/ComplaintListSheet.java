package io.wayline.workspace.web.complaint;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

import io.wayline.calendar.BusinessCalendars;
import io.wayline.complaint.Complaint;
import io.wayline.complaint.ComplaintCategory;
import io.wayline.complaint.ComplaintList;
import io.wayline.complaint.ComplaintList.Counts;
import io.wayline.complaint.ComplaintList.Part;
import io.wayline.customer.access.Viewer;
import io.wayline.staff.Person;

/** Everything that the list of complaints shows; the same few statements, however many there are. */
@Component
class ComplaintListSheet {

    private static final int ROWS = 50;

    /** So many stops stand on the line, and so many are forecast, at the most. */
    private static final int STOPS = 200;

    /** The headings, in the order of what to do. */
    private static final List<String> GROUPS =
            List.of("pace", "late", "today", "later", "none", "waiting", "back", "over");

    private final ComplaintList list;
    private final ComplaintRowList rows;
    private final CaseHolders holders;
    private final BusinessCalendars calendars;
    private final Clock clock;
    private final ZoneId zone;

    ComplaintListSheet(
            ComplaintList list,
            ComplaintRowList rows,
            CaseHolders holders,
            BusinessCalendars calendars,
            Clock clock,
            ZoneId zone) {
        this.list = list;
        this.rows = rows;
        this.holders = holders;
        this.calendars = calendars;
        this.clock = clock;
        this.zone = zone;
    }

    void show(ComplaintListing listing, Person reader, Viewer viewer, Locale language, Model model) {
        var now = clock.instant();
        var calendar = calendars.standard();
        var mine = holders.of(reader);
        var nobodys = holders.nobodys();
        var page = list.byClock(
                listing.part(),
                among(listing.part(), mine, nobodys),
                listing.categoryOrNull(),
                listing.severityOrNull(),
                viewer,
                listing.number(),
                ROWS);
        var owed = list.owed(viewer, STOPS).stream()
                .filter(each -> each.owedBy()
                        .filter(due -> due.isBefore(now.plus(ClockLine.LENGTH)))
                        .isPresent())
                .toList();
        var forecast = AnswerForecast.of(
                owed, list.answeredSince(now.minus(AnswerForecast.LATELY), viewer), calendar, now, nobodys);
        var counts = list.counts(viewer);
        var waiting = list.open(nobodys, viewer);

        model.addAttribute("listing", listing);
        model.addAttribute("counts", counts);
        model.addAttribute("chips", chips(counts, list.open(mine, viewer), waiting));
        model.addAttribute("nobodys", waiting);
        model.addAttribute("total", page.total() == null ? page.totalAtLeast() : page.total());
        model.addAttribute("size", ROWS);
        model.addAttribute(
                "groups", groups(rows.of(page.items(), viewer.fieldAccess(), reader, language), forecast, now));
        model.addAttribute("categories", ComplaintCategory.values());
        model.addAttribute("clockLine", ClockLine.of(owed, calendar, now));
        model.addAttribute("forecast", forecast);
        model.addAttribute("reader", reader.username());
    }

    private static @Nullable Set<Long> among(Part part, Set<Long> mine, Set<Long> nobodys) {
        return switch (part) {
            case MINE -> mine;
            case NOBODYS -> nobodys;
            default -> null;
        };
    }

    /** A part of the list with how many it has; null where nobody needs to know. */
    private static Map<String, @Nullable Long> chips(Counts counts, long mine, long nobodys) {
        var chips = new LinkedHashMap<String, @Nullable Long>();
        for (var part : Part.values()) {
            chips.put(
                    part.name().toLowerCase(Locale.ROOT),
                    switch (part) {
                        case OPEN -> counts.open();
                        case OWED -> counts.owed();
                        case LATE -> counts.late();
                        case MINE -> mine;
                        case NOBODYS -> nobodys;
                        case REOPENED -> counts.reopened();
                        case SAFETY -> counts.safety();
                        case WAITING -> counts.waiting();
                        case CLOSED -> null;
                    });
        }
        return chips;
    }

    /** Under their headings. */
    private Map<String, List<ComplaintRow>> groups(List<ComplaintRow> rows, AnswerForecast forecast, Instant now) {
        var midnight =
                now.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
        var groups = new LinkedHashMap<String, List<ComplaintRow>>();
        GROUPS.forEach(group -> groups.put(group, new ArrayList<>()));
        rows.forEach(row -> groups.get(group(row, forecast, midnight)).add(row));
        groups.values().removeIf(List::isEmpty);
        return groups;
    }

    private static String group(ComplaintRow row, AnswerForecast forecast, Instant midnight) {
        var due = row.due();
        if (!"OWED".equals(due.kind())) {
            return due.kind().toLowerCase(Locale.ROOT);
        }
        if (forecast.late().contains(number(row.complaint()))) {
            return "pace";
        }
        if (due.late()) {
            return "late";
        }
        return due.at() != null && due.at().isBefore(midnight) ? "today" : "later";
    }

    private static Long number(Complaint complaint) {
        return complaint.number();
    }
}
