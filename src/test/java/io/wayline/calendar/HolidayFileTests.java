package io.wayline.calendar;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.wayline.shared.Refusal.Finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class HolidayFileTests {

    @Test
    void readsAYearWithADayOfTheDecemberBefore() {
        var file = read("""
                {"$schema": "…", "year": 2027, "papers": ["https://example.org/2027"], "days": [
                  {"name": "元旦", "date": "2027-01-01", "isOffDay": true},
                  {"name": "元旦", "date": "2026-12-26", "isOffDay": false}]}""");

        assertThat(file.year()).isEqualTo(2027);
        assertThat(file.days())
                .containsExactly(
                        new SpecialDay(LocalDate.of(2026, 12, 26), true, "元旦"),
                        new SpecialDay(LocalDate.of(2027, 1, 1), false, "元旦"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'year': 2027, 'days': []}                                                            | /days",
                "{'days': [{'date': '2027-01-01', 'isOffDay': true, 'name': '元旦'}]}                    | /year",
                "{'year': 2027, 'days': [{'date': '2027-02-29', 'isOffDay': true, 'name': 'x'}]}       | /days/0/date",
                "{'year': 2027, 'days': [{'date': '2026-11-30', 'isOffDay': true, 'name': 'x'}]}       | /days/0/date",
                "{'year': 2027, 'days': [{'date': '2028-01-01', 'isOffDay': true, 'name': 'x'}]}       | /days/0/date",
                "{'year': 2027, 'days': [{'date': '2027-01-01', 'isOffDay': 'yes', 'name': 'x'}]}      | /days/0/isOffDay",
                "{'year': 2027, 'days': [{'date': '2027-01-01', 'isOffDay': true, 'name': ' '}]}       | /days/0/name",
                "[2027]                                                                                | /year",
                "BEGIN:VCALENDAR                                                                       | ''",
            })
    void saysWhereAFileIsWrongAndWhatHelps(String text, String pointer) {
        var refused = catchThrowableOfType(HolidayFileRefused.class, () -> read(text.replace('\'', '"')));

        assertThat(refused.findings()).extracting(Finding::pointer).contains(pointer);
        assertThat(refused.findings()).extracting(Finding::detail).allMatch(detail -> detail.matches(".+[;,] .+"));
    }

    @Test
    void refusesADayThatComesTwiceAndAFileThatIsNoYear() {
        assertThatThrownBy(() -> read("""
                {"year": 2027, "days": [
                  {"name": "a", "date": "2027-01-01", "isOffDay": true},
                  {"name": "b", "date": "2027-01-01", "isOffDay": false}]}"""))
                .isInstanceOfSatisfying(
                        HolidayFileRefused.class,
                        refused -> assertThat(refused.findings())
                                .extracting(Finding::pointer)
                                .containsExactly("/days/1/date"));
        assertThatThrownBy(() -> HolidayFile.read(new byte[64 * 1024 + 1])).isInstanceOf(HolidayFileRefused.class);
        assertThatThrownBy(
                        () -> read("{\"year\": 2027, \"papers\": [\"%s\"], \"days\": []}".formatted("x".repeat(1_001))))
                .isInstanceOfSatisfying(
                        HolidayFileRefused.class,
                        refused -> assertThat(refused.findings())
                                .extracting(Finding::pointer)
                                .contains("/papers"));
    }

    @Test
    void refusesWhatIsMeantToHurt() {
        assertThatThrownBy(() -> read("[".repeat(60_000))).isInstanceOf(HolidayFileRefused.class);
        assertThatThrownBy(() -> read("{\"year\": 1e999999999, \"days\": []}")).isInstanceOf(HolidayFileRefused.class);
        assertThatThrownBy(() -> read("{\"year\": 99999999999, \"days\": 1}")).isInstanceOf(HolidayFileRefused.class);
        assertThatThrownBy(() -> read("")).isInstanceOf(HolidayFileRefused.class);
        assertThatThrownBy(() -> read("null")).isInstanceOf(HolidayFileRefused.class);
        assertThatThrownBy(() -> read("""
                {"year": 2027, "papers": ["\\u0000"], "days": [
                  {"name": "\\ud800", "date": "2027-01-01", "isOffDay": true}]}"""))
                .isInstanceOfSatisfying(
                        HolidayFileRefused.class,
                        refused -> assertThat(refused.faults())
                                .extracting(HolidayFileRefused.Fault::kind)
                                .containsExactly(HolidayFault.CONTROL, HolidayFault.CONTROL));
    }

    @Test
    void writesWhatItHasRead() {
        var file = read("""
                {"year": 2027, "papers": ["https://example.org/2027"], "days": [
                  {"name": "元旦", "date": "2027-01-01", "isOffDay": true}]}""");

        assertThat(read(file.text())).isEqualTo(file);
    }

    private static HolidayFile read(String text) {
        return HolidayFile.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
