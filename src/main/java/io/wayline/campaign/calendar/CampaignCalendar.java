package io.wayline.campaign.calendar;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.springframework.stereotype.Component;

import io.wayline.calendar.BusinessCalendar;
import io.wayline.calendar.BusinessCalendars;
import io.wayline.campaign.calendar.CalendarFigure.Ahead;
import io.wayline.campaign.calendar.CalendarFigure.Month;
import io.wayline.campaign.calendar.CalendarFigure.Past;
import io.wayline.campaign.calendar.CalendarFigure.Row;
import io.wayline.campaign.calendar.CalendarFigure.Stretch;
import io.wayline.campaign.calendar.CalendarFigure.Unsure;
import io.wayline.journey.StepUses;
import io.wayline.journey.schedule.Run;
import io.wayline.journey.schedule.Run.How;
import io.wayline.journey.schedule.Schedule;
import io.wayline.journey.schedule.ScheduledJourney;
import io.wayline.journey.schedule.ScheduledJourney.Coming;

/** Draws what campaigns that run by themselves did and will do, by the company's days. */
@Component
public class CampaignCalendar {

    private static final int MONTHS_EACH_SIDE = 2;

    private final Schedule schedule;
    private final BusinessCalendars calendars;
    private final StepUses steps;
    private final Clock clock;

    CampaignCalendar(Schedule schedule, BusinessCalendars calendars, StepUses steps, Clock clock) {
        this.schedule = schedule;
        this.calendars = calendars;
        this.steps = steps;
        this.clock = clock;
    }

    /** The five months around now, in the reader's language. */
    public CalendarFigure around(Locale reader) {
        var calendar = calendars.standard();
        var now = clock.instant();
        var month = YearMonth.from(now.atZone(calendar.zone()));
        var first = month.minusMonths(MONTHS_EACH_SIDE);
        var span = new Span(calendar, first, month.plusMonths(MONTHS_EACH_SIDE + 1));

        var ran = schedule.ran(span.from, span.to).stream().collect(Collectors.groupingBy(Run::journey));
        var coming = schedule.coming(span.to);
        var rows = schedule.journeys(reader).stream()
                .map(journey -> row(
                        journey,
                        ran.getOrDefault(journey.key(), List.of()),
                        coming.getOrDefault(journey.key(), List.of()),
                        span,
                        now,
                        reader))
                .toList();
        var unsure = rows.stream()
                .filter(row -> row.next() != null && !row.next().sure())
                .findFirst()
                .map(row ->
                        new Unsure(row, row.next().at().atZone(calendar.zone()).getYear()));
        return new CalendarFigure(span.months(first, reader), span.x(now), span.closed(), rows, unsure.orElse(null));
    }

    /** The campaign that a journey invites into, by key; the first, should there be several. */
    public Optional<String> invitedInto(String journey, Locale reader) {
        return steps.of("inviteSegment", reader).stream()
                .filter(use -> use.journey().equals(journey))
                .map(use -> use.settings().get("campaign"))
                .filter(campaign -> campaign != null && !campaign.contains("{"))
                .findFirst();
    }

    private Row row(
            ScheduledJourney journey, List<Run> ran, List<Coming> coming, Span span, Instant now, Locale reader) {
        var line = journey.often() && !ran.isEmpty()
                ? span.stretch(
                        ran.get(0).due() == null
                                ? ran.get(0).ranAt()
                                : ran.get(0).due(),
                        now)
                : null;
        var past = ran.stream()
                .filter(run -> !journey.often() || run.how() != How.ON_TIME)
                .map(run -> new Past(run, span.x(run.ranAt())))
                .toList();
        var ahead = new ArrayList<Ahead>();
        if (!journey.often()) {
            coming.forEach(each -> ahead.add(new Ahead(each, span.x(each.at()), ahead.isEmpty())));
        }
        return new Row(
                journey.key(),
                journey.name(),
                invitedInto(journey.key(), reader).orElse(null),
                journey.rule(),
                journey.often(),
                line,
                past,
                ahead,
                journey.next(),
                ran.isEmpty() ? null : ran.get(ran.size() - 1));
    }

    /** From one moment to another, on the company's days. */
    private static final class Span {

        private final BusinessCalendar calendar;
        private final LocalDate first;
        private final LocalDate end;
        private final Instant from;
        private final Instant to;

        Span(BusinessCalendar calendar, YearMonth first, YearMonth end) {
            this.calendar = calendar;
            this.first = first.atDay(1);
            this.end = end.atDay(1);
            this.from = start(this.first);
            this.to = start(this.end);
        }

        double x(Instant at) {
            return CalendarFigure.place(at, from, to);
        }

        Stretch stretch(Instant start, Instant until) {
            return new Stretch(x(start), Math.max(0, x(until) - x(start)));
        }

        List<Month> months(YearMonth month, Locale reader) {
            return IntStream.rangeClosed(0, 2 * MONTHS_EACH_SIDE)
                    .mapToObj(month::plusMonths)
                    .map(each -> new Month(
                            each.getMonth().getDisplayName(TextStyle.FULL_STANDALONE, reader), x(start(each.atDay(1)))))
                    .toList();
        }

        /** Days off that follow each other are one stretch. */
        List<Stretch> closed() {
            var stretches = new ArrayList<Stretch>();
            for (var day = first; day.isBefore(end); day = day.plusDays(1)) {
                if (isClosed(day)) {
                    var begins = day;
                    while (isClosed(day)) {
                        day = day.plusDays(1);
                    }
                    stretches.add(stretch(start(begins), start(day)));
                }
            }
            return stretches;
        }

        private boolean isClosed(LocalDate day) {
            return calendar.special(day).filter(special -> !special.works()).isPresent();
        }

        private Instant start(LocalDate day) {
            return day.atStartOfDay(calendar.zone()).toInstant();
        }
    }
}
