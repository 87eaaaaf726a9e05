package io.wayline.platform.web;

import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

import org.springframework.context.MessageSource;

/**
 * Times as the reader says them, in the zone of the house; the templates know it as {@code times}. Takes
 * {@link Instant}, {@link OffsetDateTime}, or {@link ZonedDateTime}.
 */
public final class Times {

    private static final int SECONDS_SAID = 90;
    private static final int MINUTES_SAID = 90;
    private static final int HOURS_SAID = 36;

    private final MessageSource messages;
    private final Locale language;
    private final ZoneId zone;
    private final ZonedDateTime now;

    Times(MessageSource messages, Locale language, ZoneId zone, Clock clock) {
        this.messages = messages;
        this.language = language;
        this.zone = zone;
        this.now = clock.instant().atZone(zone);
    }

    public ZonedDateTime now() {
        return now;
    }

    /** For machines: the id of the zone of the house. */
    public String zone() {
        return zone.getId();
    }

    /** What the reader's language calls the time of the house. */
    public String zoneName() {
        return zoneName(zone);
    }

    /** What the reader's language calls the time of this zone. */
    public String zoneName(ZoneId of) {
        return of.getDisplayName(TextStyle.FULL_STANDALONE, language);
    }

    /** For machines: RFC 3339 with the offset of the house, to the second. */
    public String machine(Object time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(here(time).truncatedTo(ChronoUnit.SECONDS));
    }

    /** To the second and with its zone, for the tooltip. */
    public String exact(Object time) {
        return format(here(time), "times.exact");
    }

    /** The hour and minute: {@code 14:32}. */
    public String clock(Object time) {
        return format(here(time), "times.clock");
    }

    /** The day of the week and the date without its year: {@code Tue 17 Nov}. */
    public String weekday(Object time) {
        return format(here(time), "times.weekday");
    }

    /** The date, with its year only when it is not this one; takes a {@link LocalDate} too. */
    public String date(Object time) {
        var date = time instanceof LocalDate day ? day : here(time).toLocalDate();
        return format(date, date.getYear() == now.getYear() ? "times.date" : "times.date-with-year");
    }

    /** The hour and minute today, the date before and after. */
    public String brief(Object time) {
        return here(time).toLocalDate().equals(now.toLocalDate()) ? clock(time) : date(time);
    }

    /** The date, hour, and minute. */
    public String moment(Object time) {
        return messages.getMessage("times.moment", new Object[] {date(time), clock(time)}, language);
    }

    /** How long ago or ahead, in the largest unit that fits; the moment itself when more than six days lie between. */
    public String ago(Object time) {
        var between = Duration.between(here(time), now);
        var length = between.abs();
        if (length.compareTo(Duration.ofSeconds(45)) < 0) {
            return messages.getMessage("times.just-now", null, language);
        }
        if (length.compareTo(Duration.ofDays(6)) > 0) {
            return moment(time);
        }
        var side = between.isNegative() ? "times.in." : "times.ago.";
        if (length.compareTo(Duration.ofMinutes(59)) <= 0) {
            return count(side + "minutes", Math.max(1, length.toMinutes()));
        }
        return length.compareTo(Duration.ofHours(23)) <= 0
                ? count(side + "hours", Math.max(1, length.toHours()))
                : count(side + "days", Math.max(1, length.toDays()));
    }

    /** How long something takes, short: {@code 41 s}, {@code 2.5 h}, {@code 7 d}. */
    public String span(Duration length) {
        var seconds = length.toMillis() / 1_000.0;
        if (seconds < 1) {
            return messages.getMessage("times.span.none", null, language);
        }
        if (seconds < SECONDS_SAID) {
            return span("seconds", seconds);
        }
        if (seconds < MINUTES_SAID * 60) {
            return span("minutes", seconds / 60);
        }
        return seconds < HOURS_SAID * 3_600 ? span("hours", seconds / 3_600) : span("days", seconds / 86_400);
    }

    /** How long ago it was, as {@link #span} says it. */
    public String since(Object time) {
        return span(Duration.between(here(time), now));
    }

    /** How long lies between two moments, as {@link #span} says it. */
    public String between(Object from, Object to) {
        return span(Duration.between(here(from), here(to)));
    }

    private String span(String unit, double number) {
        var figure = NumberFormat.getInstance(language);
        figure.setMaximumFractionDigits(number < 10 ? 1 : 0);
        return messages.getMessage("times.span." + unit, new Object[] {figure.format(number)}, language);
    }

    private String count(String key, long number) {
        return messages.getMessage(key, new Object[] {number}, language);
    }

    private String format(TemporalAccessor time, String patternKey) {
        var pattern = messages.getMessage(patternKey, null, language);
        return DateTimeFormatter.ofPattern(pattern, language).format(time);
    }

    private ZonedDateTime here(Object time) {
        if (time instanceof Instant instant) {
            return instant.atZone(zone);
        }
        if (time instanceof OffsetDateTime moment) {
            return moment.atZoneSameInstant(zone);
        }
        if (time instanceof ZonedDateTime moment) {
            return moment.withZoneSameInstant(zone);
        }
        throw new IllegalArgumentException("Not a moment: " + time.getClass().getName());
    }
}
