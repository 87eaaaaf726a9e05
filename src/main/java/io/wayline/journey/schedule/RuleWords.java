package io.wayline.journey.schedule;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import io.wayline.journey.time.CalendarRule;
import io.wayline.journey.time.Repeat;
import io.wayline.journey.time.Span;

/** Says in words when a timer begins its journey. */
@Component("scheduleRuleWords")
class RuleWords {

    private static final Pattern TIME = Pattern.compile("[0-9]{1,2}");
    private static final Pattern NTH = Pattern.compile("([A-Z]{3}|[0-7])#([1-5])");
    private static final Pattern LAST = Pattern.compile("([A-Z]{3}|[0-7])L");
    private static final Pattern RANGE = Pattern.compile("([A-Z]{3}|[0-9]{1,2})-([A-Z]{3}|[0-9]{1,2})");
    private static final Pattern ONE = Pattern.compile("[A-Z]{3}|[0-9]{1,2}");
    private static final List<String> ANY = List.of("*", "?");
    private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");
    private static final List<String> MONTHS =
            List.of("", "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");

    private final MessageSource texts;

    RuleWords(MessageSource texts) {
        this.texts = texts;
    }

    /** @param choice what the diagram asks of each of these days; null when it asks nothing */
    String of(JourneyTimer timer, @Nullable String choice, Locale reader) {
        var rule = new Said(reader).of(timer);
        return choice == null ? rule : texts.getMessage("schedule.choosing", new Object[] {rule, choice}, reader);
    }

    private final class Said {

        private final Locale reader;

        Said(Locale reader) {
            this.reader = reader;
        }

        String of(JourneyTimer timer) {
            if (timer.cycle().isEmpty()) {
                return say("once");
            }
            if (timer.cycle().get() instanceof CalendarRule rule) {
                return rule.zone() == null ? of(rule) : say("zone", of(rule), zone(rule.zone()));
            }
            return of(((Repeat) timer.cycle().get()).span());
        }

        private String of(CalendarRule rule) {
            var fields = rule.rule().toString().toUpperCase(Locale.ROOT).split(" ");
            var minute = fields[1];
            var hour = fields[2];
            var everyDay = ANY.contains(fields[3]) && ANY.contains(fields[4]) && ANY.contains(fields[5]);
            if (hour.equals("*") && everyDay) {
                return Integer.parseInt(minute) == 0 ? say("hourly") : say("hourly-at", Integer.parseInt(minute));
            }
            if (!TIME.matcher(hour).matches()) {
                return say("other");
            }
            var time = "%02d:%02d".formatted(Integer.parseInt(hour), Integer.parseInt(minute));
            if (everyDay) {
                return say("daily", time);
            }
            return ANY.contains(fields[5])
                    ? monthDays(fields[3], fields[4], time)
                    : ANY.contains(fields[3]) && ANY.contains(fields[4]) ? weekdays(fields[5], time) : say("other");
        }

        private String weekdays(String field, String time) {
            var nth = NTH.matcher(field);
            if (nth.matches()) {
                return say("nth", say("nth." + nth.group(2)), weekday(day(nth.group(1))), time);
            }
            var last = LAST.matcher(field);
            if (last.matches()) {
                return say("nth", say("nth.last"), weekday(day(last.group(1))), time);
            }
            var range = RANGE.matcher(field);
            if (range.matches()) {
                return say("weekdays", weekday(day(range.group(1))), weekday(day(range.group(2))), time);
            }
            var each = field.split(",");
            return Arrays.stream(each).allMatch(one -> ONE.matcher(one).matches())
                    ? say("weekly", list(each, one -> weekday(day(one))), time)
                    : say("other");
        }

        private String monthDays(String field, String months, String time) {
            var days = days(field);
            if (days == null || !isNames(months)) {
                return say("other");
            }
            return ANY.contains(months)
                    ? say("monthly", days, time)
                    : say("in-months", days, list(months.split(","), one -> month(index(MONTHS, one))), time);
        }

        private @Nullable String days(String field) {
            if (field.equals("L")) {
                return say("last-day");
            }
            if (ANY.contains(field)) {
                return say("any-day");
            }
            var range = RANGE.matcher(field);
            if (range.matches()) {
                return say("days", range.group(1), range.group(2));
            }
            return Arrays.stream(field.split(","))
                            .allMatch(one -> ONE.matcher(one).matches())
                    ? say("day", String.join(say("comma"), field.split(",")))
                    : null;
        }

        private String of(Span span) {
            var days = span.days();
            var hours = span.time().toHours();
            if (span.time().isZero() && days.toTotalMonths() == 0) {
                return days.getDays() == 1 ? say("every-day") : say("every-days", days.getDays());
            }
            if (days.isZero() && span.time().toMinutes() == hours * 60) {
                return hours == 1 ? say("hourly") : say("every-hours", hours);
            }
            return span.time().isZero() && days.getDays() == 0
                    ? say("every-months", days.toTotalMonths())
                    : say("other");
        }

        private boolean isNames(String field) {
            return ANY.contains(field)
                    || Arrays.stream(field.split(","))
                            .allMatch(one -> ONE.matcher(one).matches());
        }

        private String list(String[] each, Function<String, String> name) {
            return Arrays.stream(each).map(name).collect(Collectors.joining(say("comma")));
        }

        /** Sunday is 0 or 7. */
        private int day(String written) {
            return Math.floorMod(index(DAYS, written) + 6, 7) + 1;
        }

        private String weekday(int day) {
            return DayOfWeek.of(day).getDisplayName(TextStyle.FULL_STANDALONE, reader);
        }

        private String month(int month) {
            return Month.of(month).getDisplayName(TextStyle.FULL_STANDALONE, reader);
        }

        private String zone(ZoneId zone) {
            return zone.getDisplayName(TextStyle.FULL_STANDALONE, reader);
        }

        private String say(String what, Object... values) {
            return texts.getMessage("schedule." + what, values, reader);
        }
    }

    private static int index(List<String> names, String written) {
        return names.contains(written) ? names.indexOf(written) : Integer.parseInt(written);
    }
}
