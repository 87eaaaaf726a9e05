package io.wayline.journey.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/**
 * Six fields, from second to weekday, on the clock of a zone. Each time on that clock counts once a day: one that the
 * clocks leap over in spring comes as much later, one that they show twice in autumn counts the first time.
 *
 * @param zone the zone that the rule names; null when it names none
 */
public record CalendarRule(CronExpression rule, @Nullable ZoneId zone) implements Cycle {

    private static final Pattern FORM = Pattern.compile("(?:TZ=(\\S+) )?((\\S+ \\S+)(?: \\S+){4})");
    private static final Pattern FIXED = Pattern.compile("[0-5]?[0-9] [0-5]?[0-9]");

    /** More than clocks are ever changed by. */
    private static final Duration LEAP = Duration.ofHours(3);

    private static final LocalDateTime ANY_DAY = LocalDateTime.of(2024, 1, 1, 0, 0);

    static CalendarRule read(String text) {
        var form = FORM.matcher(text);
        if (!form.matches() || !CronExpression.isValidExpression(form.group(2))) {
            throw new UnreadableTime(text, UnreadableTime.Fault.NO_CYCLE);
        }
        if (!FIXED.matcher(form.group(3)).matches()) {
            throw new UnreadableTime(text, UnreadableTime.Fault.TOO_OFTEN);
        }
        var zone = form.group(1);
        if (zone != null && !ZoneId.getAvailableZoneIds().contains(zone)) {
            throw new UnreadableTime(text, UnreadableTime.Fault.NO_ZONE);
        }
        var rule = CronExpression.parse(form.group(2));
        if (rule.next(ANY_DAY) == null) {
            throw new UnreadableTime(text, UnreadableTime.Fault.NEVER);
        }
        return new CalendarRule(rule, zone == null ? null : ZoneId.of(zone));
    }

    @Override
    public Optional<Instant> next(Instant after, ZoneId defaultZone) {
        var own = zone == null ? defaultZone : zone;
        // on a clock without leaps, and from a little earlier: a time that was leapt over may still be to come
        @Nullable
        LocalDateTime time = rule.next(LocalDateTime.ofInstant(after, own).minus(LEAP));
        while (time != null) {
            var instant = time.atZone(own).toInstant();
            if (instant.isAfter(after)) {
                return Optional.of(instant);
            }
            time = rule.next(time);
        }
        return Optional.empty();
    }
}
