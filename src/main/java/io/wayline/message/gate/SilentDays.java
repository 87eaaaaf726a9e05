package io.wayline.message.gate;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import io.wayline.calendar.Feast;
import io.wayline.calendar.Feasts;

/**
 * Days on which nobody wants to be sold anything: each a feast by its name ({@code QINGMING}), a day of every year
 * ({@code --12-13}), or a date ({@code 2028-05-19}).
 */
record SilentDays(List<String> days) {

    /** @throws IllegalArgumentException when one is none of these */
    SilentDays {
        days = List.copyOf(days);
        days.forEach(day -> matches(day, LocalDate.EPOCH));
    }

    /** When the first day begins that is not silent, where a moment lies in one that is; empty when it lies in none. */
    Optional<Instant> endAfter(Instant moment, ZoneId zone) {
        var today = moment.atZone(zone).toLocalDate();
        var day = today;
        while (isSilent(day)) {
            day = day.plusDays(1);
        }
        return day.equals(today)
                ? Optional.empty()
                : Optional.of(day.atStartOfDay(zone).toInstant());
    }

    private boolean isSilent(LocalDate day) {
        return days.stream().anyMatch(each -> matches(each, day));
    }

    private static boolean matches(String each, LocalDate day) {
        try {
            if (each.startsWith("--")) {
                return MonthDay.parse(each).equals(MonthDay.from(day));
            }
            return Character.isDigit(each.charAt(0))
                    ? LocalDate.parse(each).equals(day)
                    : Feasts.on(day).filter(Feast.valueOf(each)::equals).isPresent();
        } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            throw new IllegalArgumentException(
                    "wayline.mail.gate.silent-days has %s: write a feast such as QINGMING, a day such as --12-13, or a date"
                            .formatted(each),
                    unreadable);
        }
    }
}
