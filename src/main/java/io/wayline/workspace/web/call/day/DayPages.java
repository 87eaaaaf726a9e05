package io.wayline.workspace.web.call.day;

import java.security.Principal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.wayline.calendar.PlausibleTime;
import io.wayline.callback.Callback;
import io.wayline.callback.CallbackDays;
import io.wayline.callback.CallbackFilter;
import io.wayline.callback.CallbackList;
import io.wayline.callback.day.CallDays;
import io.wayline.callback.day.CallWeeks;
import io.wayline.callback.day.UnplacedCalls;
import io.wayline.shared.access.Role;
import io.wayline.staff.Accounts;
import io.wayline.staff.Person;
import io.wayline.staff.Queues.Queue;
import io.wayline.workspace.Worker;
import io.wayline.workspace.web.team.PauseBanners;

/** The calls of a day, drawn by who makes them or as a list, and the places of a week. */
@Controller
@RequestMapping("/calls")
@PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
class DayPages {

    private static final int ROWS = 50;
    private static final int DAYS_AHEAD = 5;
    private static final int WEEK = 7;
    private static final int UNPLACED = 5;
    private static final String LIST = "list";

    private final CallDays callDays;
    private final CallWeeks callWeeks;
    private final CallbackDays days;
    private final CallbackList list;
    private final CallColumns columns;
    private final UnplacedCalls unplaced;
    private final Accounts accounts;
    private final PauseBanners banners;
    private final Worker worker;
    private final Clock clock;
    private final ZoneId zone;

    DayPages(
            CallDays callDays,
            CallWeeks callWeeks,
            CallbackDays days,
            CallbackList list,
            CallColumns columns,
            UnplacedCalls unplaced,
            Accounts accounts,
            PauseBanners banners,
            Worker worker,
            Clock clock,
            ZoneId zone) {
        this.callDays = callDays;
        this.callWeeks = callWeeks;
        this.days = days;
        this.list = list;
        this.columns = columns;
        this.unplaced = unplaced;
        this.accounts = accounts;
        this.banners = banners;
        this.worker = worker;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * @param day as ISO date; today without it, or with another text
     * @param queue one of those that the reader sees; all without it
     * @param moved the ref of a call that was just moved here
     */
    @GetMapping
    String day(
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String queue,
            @RequestParam(defaultValue = "") String view,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "") String moved,
            Locale language,
            Principal reader,
            Model model) {
        var person = worker.of(reader);
        var date = date(day);
        var shown = queues(queue, person, model);
        head(date, 1, model);
        banners.add(person, language, model);
        model.addAttribute("moved", moved);
        model.addAttribute("days", days.from(date.plusDays(1), DAYS_AHEAD, shown));
        model.addAttribute("start", date.atStartOfDay(zone).toInstant());
        return LIST.equals(view)
                ? asList(date, cursor, person, language, model)
                : drawn(date, shown, person, language, model);
    }

    /** @param day any day of the week */
    @GetMapping("/week")
    String week(
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String queue,
            Locale language,
            Principal reader,
            Model model) {
        var person = worker.of(reader);
        var date = date(day);
        var monday = date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var all = callWeeks.of(monday, queues(queue, person, model));
        var week = all.stream()
                .filter(each -> each.date().getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0
                        || !each.hours().isEmpty())
                .toList();
        head(monday, WEEK, model);
        banners.add(person, language, model);
        model.addAttribute("week", week);
        model.addAttribute(
                "hours",
                week.stream()
                        .flatMap(each -> each.hours().keySet().stream())
                        .collect(Collectors.toCollection(TreeSet::new)));
        model.addAttribute(
                "starts",
                week.stream()
                        .collect(Collectors.toMap(
                                each -> each.date().toString(),
                                each -> each.date().atStartOfDay(zone).toInstant())));
        model.addAttribute(
                "topics", week.stream().map(each -> "calls:" + each.date()).collect(Collectors.joining(" ")));
        model.addAttribute("here", LocalDate.ofInstant(clock.instant(), zone));
        model.addAttribute("hourNow", clock.instant().atZone(zone).toLocalTime());
        model.addAttribute("names", names(week, person, language));
        return "workspace/calls-week";
    }

    private String drawn(LocalDate date, List<Queue> shown, Person reader, Locale language, Model model) {
        var day = callDays.of(date, shown, reader, model.getAttribute("queue") instanceof String one && one.isEmpty());
        model.addAttribute("day", day);
        model.addAttribute("axis", CallAxis.of(day, clock.instant(), zone));
        model.addAttribute("columns", columns.of(day.calls(), shown, reader, language));
        model.addAttribute(
                "list",
                columns.list(day.calls(), reader, language).stream().limit(ROWS).toList());
        model.addAttribute(
                "done",
                day.calls().stream()
                        .filter(call -> call.state() != Callback.State.BOOKED)
                        .count());
        model.addAttribute(
                "late",
                day.calls().stream()
                        .filter(call -> call.state() == Callback.State.BOOKED
                                && !call.isUnderWay()
                                && call.lateAt().isBefore(clock.instant()))
                        .count());
        model.addAttribute("taken", days.from(date, 1, shown).get(0));
        var without = unplaced.page(reader, null, UNPLACED);
        model.addAttribute("unplaced", without);
        model.addAttribute(
                "unplacedWho",
                columns.names(without.items().stream()
                        .map(UnplacedCalls.Unplaced::customer)
                        .collect(Collectors.toSet())));
        model.addAttribute("reader", reader.username());
        model.addAttribute("passes", reader.is(Role.SUPERVISOR));
        return "workspace/calls";
    }

    private String asList(LocalDate date, @Nullable String cursor, Person reader, Locale language, Model model) {
        var queue = String.valueOf(model.getAttribute("queue"));
        var filter = new CallbackFilter(
                null,
                queue.isEmpty() ? null : queue,
                date.atStartOfDay(zone).toInstant(),
                date.plusDays(1).atStartOfDay(zone).toInstant());
        var page = list.page(filter, reader, cursor, ROWS);
        model.addAttribute("page", page);
        model.addAttribute(
                "blocks",
                columns.list(page.items(), reader, language).stream()
                        .collect(Collectors.toMap(block -> block.call().ref(), Function.identity())));
        model.addAttribute(
                "agents",
                accounts.names(page.items().stream()
                        .flatMap(call -> Stream.ofNullable(call.agent()))
                        .collect(Collectors.toSet())));
        model.addAttribute("first", cursor == null);
        return "workspace/calls-list";
    }

    private List<Queue> queues(String queue, Person reader, Model model) {
        var seen = days.queues(reader);
        var one = seen.stream().filter(each -> each.key().equals(queue)).toList();
        model.addAttribute("queues", seen);
        model.addAttribute("queue", one.isEmpty() ? "" : queue);
        return one.isEmpty() ? seen : one;
    }

    private void head(LocalDate date, int step, Model model) {
        model.addAttribute("date", date.toString());
        model.addAttribute("previous", date.minusDays(step).toString());
        model.addAttribute("following", date.plusDays(step).toString());
        model.addAttribute("today", LocalDate.ofInstant(clock.instant(), zone).toString());
        model.addAttribute("now", clock.instant());
    }

    /** Who is called, by the ref of the call. */
    private Map<String, String> names(List<CallWeeks.Day> week, Person reader, Locale language) {
        var calls = week.stream()
                .flatMap(day -> day.hours().values().stream())
                .flatMap(hour -> hour.calls().stream())
                .toList();
        return columns.list(calls, reader, language).stream()
                .collect(Collectors.toMap(block -> block.call().ref(), CallColumn.Block::who));
    }

    private LocalDate date(String text) {
        try {
            return PlausibleTime.day(text);
        } catch (DateTimeException none) {
            return LocalDate.ofInstant(clock.instant(), zone);
        }
    }
}
