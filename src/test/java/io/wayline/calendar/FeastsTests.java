package io.wayline.calendar;

import java.time.LocalDate;
import java.util.stream.IntStream;

import net.time4j.PlainDate;
import net.time4j.calendar.ChineseCalendar;
import net.time4j.calendar.EastAsianMonth;
import net.time4j.calendar.EastAsianYear;
import net.time4j.calendar.SolarTerm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.wayline.calendar.holiday.ShippedHolidays;

import static org.assertj.core.api.Assertions.assertThat;

class FeastsTests {

    static IntStream years() {
        return IntStream.rangeClosed(Feasts.firstYear(), Feasts.lastYear());
    }

    @ParameterizedTest
    @MethodSource("years")
    void areWhereMoonAndSunHaveThem(int year) {
        assertThat(Feasts.of(year))
                .containsEntry(Feast.NEW_YEAR, LocalDate.of(year, 1, 1))
                .containsEntry(Feast.SPRING_FESTIVAL, lunar(year, 1, 1))
                .containsEntry(Feast.QINGMING, qingming(year))
                .containsEntry(Feast.LABOUR_DAY, LocalDate.of(year, 5, 1))
                .containsEntry(Feast.DRAGON_BOAT, lunar(year, 5, 5))
                .containsEntry(Feast.MID_AUTUMN, lunar(year, 8, 15))
                .containsEntry(Feast.NATIONAL_DAY, LocalDate.of(year, 10, 1))
                .hasSameSizeAs(Feast.values());
    }

    @Test
    void areKnownForTheNextYears() {
        assertThat(Feasts.firstYear()).isEqualTo(2024);
        assertThat(Feasts.lastYear()).isEqualTo(2040);
        assertThat(Feasts.of(2041)).isEmpty();
        assertThat(Feasts.on(LocalDate.of(2026, 2, 17))).hasValue(Feast.SPRING_FESTIVAL);
        assertThat(Feasts.on(LocalDate.of(2026, 2, 18))).isEmpty();
    }

    @Test
    void areCalledWhatTheAnnouncementsCallThem() {
        assertThat(ShippedHolidays.of("CN"))
                .flatExtracting(HolidayFile::days)
                .extracting(SpecialDay::nameEn)
                .allMatch(name -> name.matches("[A-Za-z’, -]+"));
    }

    private static LocalDate lunar(int year, int month, int day) {
        return ChineseCalendar.of(EastAsianYear.forGregorian(year), EastAsianMonth.valueOf(month), day)
                .transform(PlainDate.axis())
                .toTemporalAccessor();
    }

    private static LocalDate qingming(int year) {
        return SolarTerm.MINOR_03_QINGMING_015
                .onOrAfter(PlainDate.of(year, 3, 25).transform(ChineseCalendar.axis()))
                .transform(PlainDate.axis())
                .toTemporalAccessor();
    }
}
