package io.wayline.workspace.web.call.day;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.wayline.callback.Callback;
import io.wayline.callback.Callback.State;
import io.wayline.callback.day.CallDays;
import io.wayline.shared.CustomerId;
import io.wayline.staff.QueueHours.Slot;

import static org.assertj.core.api.Assertions.assertThat;

class CallAxisTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");

    @Test
    void showsTheHoursOfTheQueuesAndShadesTheBreak() {
        var day = day("2026-11-24", KOLKATA, span("2026-11-24", KOLKATA, 9, 12), span("2026-11-24", KOLKATA, 13, 18));

        var axis = CallAxis.of(day, at("2026-11-24", KOLKATA, 14).plus(Duration.ofMinutes(30)), KOLKATA);

        assertThat(axis.ticks()).hasSize(10).first().isEqualTo(at("2026-11-24", KOLKATA, 9));
        assertThat(axis.shut()).containsExactly(span("2026-11-24", KOLKATA, 12, 13));
        assertThat(axis.now()).isEqualTo("5.5000");
        assertThat(axis.hours()).isEqualTo("9.0000");
    }

    @Test
    void isOneHourLongerOnTheDayOnWhichClocksGoBack() {
        var day = day("2026-10-25", BERLIN, span("2026-10-25", BERLIN, 1, 5));

        var axis = CallAxis.of(day, Instant.EPOCH, BERLIN);

        assertThat(axis.hours()).isEqualTo("5.0000");
        assertThat(axis.ticks().stream().map(tick -> tick.atZone(BERLIN).getHour()))
                .as("two o’clock twice")
                .containsExactly(1, 2, 2, 3, 4, 5);
        assertThat(axis.now()).as("another day").isNull();
    }

    @Test
    void isOneHourShorterOnTheDayOnWhichTheyGoForward() {
        var axis = CallAxis.of(day("2026-03-29", BERLIN, span("2026-03-29", BERLIN, 1, 5)), Instant.EPOCH, BERLIN);

        assertThat(axis.ticks().stream().map(tick -> tick.atZone(BERLIN).getHour()))
                .containsExactly(1, 3, 4, 5);
    }

    @Test
    void reachesToACallOutsideOfTheHours() {
        var early = at("2026-11-24", BERLIN, 7).plus(Duration.ofMinutes(30));
        var day = new CallDays.Day(
                LocalDate.parse("2026-11-24"),
                List.of(call("early", early, 30)),
                false,
                List.of(span("2026-11-24", BERLIN, 9, 17)),
                true,
                Duration.ofMinutes(5));

        var axis = CallAxis.of(day, Instant.EPOCH, BERLIN);

        assertThat(axis.from()).isEqualTo(at("2026-11-24", BERLIN, 7));
        assertThat(axis.at(early)).isEqualTo("0.5000");
        assertThat(axis.shut()).containsExactly(span("2026-11-24", BERLIN, 7, 9));
        assertThat(axis.height())
                .as("so that five minutes can be read, within reason")
                .isEqualTo(340);
    }

    @Test
    void callsAtTheSameTimeStandSideBySideAndTheRestIsCounted() {
        var ten = at("2026-11-24", BERLIN, 10);
        var calls = IntStream.range(0, 500)
                .mapToObj(number -> call("c" + number, ten, 30))
                .toList();

        var laid = CallLanes.of(calls);

        assertThat(laid.lanes()).hasSize(3);
        assertThat(laid.lanes().get("c2")).isEqualTo(new CallLanes.Lane(2, 4));
        assertThat(laid.hidden()).containsOnly(Map.entry(ten, 497));
    }

    @Test
    void aCallBesideALongOneTakesTheLaneThatIsFreeAgain() {
        var ten = at("2026-11-24", BERLIN, 10);
        var laid = CallLanes.of(List.of(
                call("long", ten, 90),
                call("first", ten, 30),
                call("second", ten.plus(Duration.ofMinutes(30)), 30),
                call("alone", ten.plus(Duration.ofMinutes(90)), 30)));

        assertThat(laid.lanes().get("first")).isEqualTo(new CallLanes.Lane(1, 2));
        assertThat(laid.lanes().get("second")).isEqualTo(new CallLanes.Lane(1, 2));
        assertThat(laid.lanes().get("alone")).isEqualTo(new CallLanes.Lane(0, 1));
        assertThat(laid.hidden()).isEmpty();
    }

    private static CallDays.Day day(String date, ZoneId zone, Slot... open) {
        return new CallDays.Day(LocalDate.parse(date), List.of(), false, List.of(open), true, Duration.ofMinutes(30));
    }

    private static Slot span(String date, ZoneId zone, int from, int to) {
        return new Slot(at(date, zone, from), at(date, zone, to));
    }

    private static Instant at(String date, ZoneId zone, int hour) {
        return LocalDate.parse(date).atTime(hour, 0).atZone(zone).toInstant();
    }

    private static Callback call(String ref, Instant start, int minutes) {
        var end = start.plus(Duration.ofMinutes(minutes));
        return new Callback(
                ref,
                new CustomerId("c"),
                "care",
                "care",
                "i",
                null,
                State.BOOKED,
                false,
                1,
                start,
                end,
                end,
                null,
                0,
                null,
                null,
                null);
    }
}
