package io.wayline.intake.file.row;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.wayline.intake.file.csv.DateForm;
import io.wayline.shared.InvalidValue;

/**
 * A day as people and spreadsheets write it, with its time where one stands there.
 *
 * @param time null when only the day is told
 * @param offset null when it is the company's time
 */
record WrittenDate(
        LocalDate day, @Nullable LocalTime time, @Nullable ZoneOffset offset) {

    private static final String TIME =
            "(?:[T\\s]+(?<half>AM|PM|上午|下午|早上|晚上)?\\s*(?<hour>\\d{1,2})[:：.时](?<minute>\\d{2})分?"
                    + "(?:[:：.]?(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,30}))?秒?)?\\s*(?<half2>[AP]\\.?M\\.?)?"
                    + "\\s*(?<offset>Z|UTC|GMT|[+-]\\d{2}:?\\d{2})?)?";

    private static final Pattern YEAR_FIRST = of(
            "(?<year>\\d{4})(?:(?<sign>[-/.])(?<month>\\d{1,2})\\k<sign>(?<day>\\d{1,2})|年(?<month2>\\d{1,2})月(?<day2>\\d{1,2})日?)");
    private static final Pattern YEAR_LAST =
            of("(?<first>\\d{1,2})(?<sign>[-/.])\\s?(?<second2>\\d{1,2})\\k<sign>\\s?(?<year>\\d{4}|\\d{2})");
    private static final Pattern DIGITS = Pattern.compile("(?<year>(?:19|20)\\d{2})(?<month>\\d{2})(?<day>\\d{2})");
    private static final Pattern WORDS = of(
            "(?:\\p{L}{2,9}\\.?,?\\s+)?(?<day>\\d{1,2})(?:st|nd|rd|th|\\.)?[\\s-]+(?<word>\\p{L}{3,9})\\.?,?[\\s-]+(?<year>\\d{4})");
    private static final Pattern WORD_FIRST = of(
            "(?:\\p{L}{2,9}\\.?,?\\s+)?(?<word>\\p{L}{3,9})\\.?\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<year>\\d{4})");
    private static final Pattern SERIAL = Pattern.compile("[1-6]?\\d{4}([.,]\\d+)?");

    private static final Map<String, Integer> MONTHS = Map.ofEntries(
            Map.entry("jan", 1),
            Map.entry("feb", 2),
            Map.entry("mar", 3),
            Map.entry("mär", 3),
            Map.entry("mrz", 3),
            Map.entry("apr", 4),
            Map.entry("may", 5),
            Map.entry("mai", 5),
            Map.entry("jun", 6),
            Map.entry("jul", 7),
            Map.entry("aug", 8),
            Map.entry("sep", 9),
            Map.entry("oct", 10),
            Map.entry("okt", 10),
            Map.entry("nov", 11),
            Map.entry("dec", 12),
            Map.entry("dez", 12));

    private static Pattern of(String day) {
        return Pattern.compile("(?i)" + day + ",?" + TIME);
    }

    /** Which order of day and month a text allows, where it leaves that open. */
    enum Order {
        EITHER,
        DAY_FIRST,
        MONTH_FIRST,
        /** It says by itself. */
        CLEAR
    }

    /** What a text says of how its column is written; it need be no date. */
    static Order order(String text) {
        var last = YEAR_LAST.matcher(text);
        if (!last.matches() || last.group("sign").equals(".")) {
            return Order.CLEAR;
        }
        var first = Integer.parseInt(last.group("first"));
        var second = Integer.parseInt(last.group("second2"));
        if (first == second || first > 12 && second > 12) {
            return Order.CLEAR;
        }
        return first > 12 ? Order.DAY_FIRST : second > 12 ? Order.MONTH_FIRST : Order.EITHER;
    }

    /**
     * @param form of the column; null when nobody said, and then both orders must mean the same
     * @throws InvalidValue when it is no date, or could be two
     */
    static WrittenDate read(String text, @Nullable DateForm form) {
        try {
            var match = YEAR_FIRST.matcher(text);
            if (match.matches()) {
                var chinese = match.group("month") == null;
                return dated(
                        match,
                        number(match, "year"),
                        number(match, chinese ? "month2" : "month"),
                        number(match, chinese ? "day2" : "day"));
            }
            match = YEAR_LAST.matcher(text);
            if (match.matches()) {
                return yearLast(match, form);
            }
            match = DIGITS.matcher(text);
            if (match.matches()) {
                var day = LocalDate.of(number(match, "year"), number(match, "month"), number(match, "day"));
                return new WrittenDate(day, null, null);
            }
            match = WORDS.matcher(text);
            if (match.matches()) {
                return dated(match, number(match, "year"), month(match), number(match, "day"));
            }
            match = WORD_FIRST.matcher(text);
            if (match.matches()) {
                return dated(match, number(match, "year"), month(match), number(match, "day"));
            }
        } catch (DateTimeException noSuchDay) {
            throw wrong("");
        }
        throw wrong(SERIAL.matcher(text).matches() ? "serial" : "");
    }

    private static WrittenDate yearLast(Matcher match, @Nullable DateForm form) {
        var first = number(match, "first");
        var second = number(match, "second2");
        if (match.group("year").length() == 2) {
            throw wrong("year");
        }
        boolean dayFirst;
        if (match.group("sign").equals(".") || first == second) {
            dayFirst = true;
        } else if (form != null) {
            dayFirst = form == DateForm.DAY_FIRST;
        } else if (first > 12 || second > 12) {
            dayFirst = first > 12;
        } else {
            throw wrong("unclear");
        }
        return dated(match, number(match, "year"), dayFirst ? second : first, dayFirst ? first : second);
    }

    private static WrittenDate dated(Matcher match, int year, int month, int day) {
        var date = LocalDate.of(year, month, day);
        if (match.group("hour") == null) {
            return new WrittenDate(date, null, null);
        }
        var hour = number(match, "hour");
        var half = match.group("half") == null ? match.group("half2") : match.group("half");
        if (half != null) {
            var afternoon = half.matches("(?i)p.*|下午|晚上");
            if (hour > 12 || hour == 0) {
                throw wrong("");
            }
            hour = hour % 12 + (afternoon ? 12 : 0);
        }
        var second = match.group("second") == null ? 0 : number(match, "second");
        var fraction = match.group("fraction") == null ? "0" : match.group("fraction");
        var nanos = Integer.parseInt((fraction + "000000000").substring(0, 9));
        // a leap second is the one before it
        var time = LocalTime.of(hour, number(match, "minute"), second == 60 ? 59 : second, nanos);
        return new WrittenDate(date, time, offset(match.group("offset")));
    }

    private static @Nullable ZoneOffset offset(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return Character.isLetter(text.charAt(0))
                ? ZoneOffset.UTC
                : ZoneOffset.of(text.length() == 5 ? text.substring(0, 3) + ":" + text.substring(3) : text);
    }

    private static int month(Matcher match) {
        var word = match.group("word").toLowerCase(Locale.ROOT);
        var month = MONTHS.get(word.substring(0, 3));
        if (month == null) {
            throw wrong("");
        }
        return month;
    }

    private static int number(Matcher match, String group) {
        return Integer.parseInt(match.group(group));
    }

    private static InvalidValue wrong(String reason) {
        return new InvalidValue("date", "is no day of the calendar", "send it as 2026-11-17", reason);
    }
}
