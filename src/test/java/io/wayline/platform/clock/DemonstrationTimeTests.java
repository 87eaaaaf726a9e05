package io.wayline.platform.clock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.wayline.shared.Refusal;
import io.wayline.shared.clock.MovedClock;
import io.wayline.shared.clock.TrueTime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DemonstrationTimeTests {

    private static final Instant NOON = Instant.parse("2026-11-29T04:00:00Z");
    private static final Clock TRUTH = Clock.fixed(NOON, ZoneOffset.UTC);

    @TempDir
    Path directory;

    private final List<Object> told = new ArrayList<>();

    @Test
    void goesAheadByALengthOfTimeAndTellsWhoMustFollow() {
        var clock = new DemonstrationClock(TRUTH, directory);

        var standing = time(clock).move("P3D", null, "he");

        assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofDays(3)));
        assertThat(standing.now()).isEqualTo(clock.instant());
        assertThat(standing.trueTime()).isEqualTo(NOON);
        assertThat(told).containsExactly(new MovedClock.Moved(Duration.ofDays(3)));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-05T09:00:00+08:00, 2026-12-05T01:00:00Z",
        "2026-12-05T09:00, 2026-12-05T01:00:00Z",
        "2026-12-05T09:00:00Z, 2026-12-05T09:00:00Z"
    })
    void goesToAMomentWithItsOffsetOrByTheClocksOfTheCompany(String to, Instant moment) {
        var clock = new DemonstrationClock(TRUTH, directory);

        time(clock).move(null, to, "he");

        assertThat(clock.instant()).isEqualTo(moment);
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "-PT1H, '', clock-not-ahead",
                "PT0S, '', clock-not-ahead",
                "'', 2026-11-29T03:59:59Z, clock-not-ahead",
                "P401D, '', clock-too-far",
                "soon, '', clock-unclear",
                "'', tomorrow, clock-unclear",
                "'', '', clock-unclear",
                "PT1H, 2026-12-05T09:00:00Z, clock-unclear",
                "PT9999999999999999999H, '', clock-unclear"
            })
    void staysWhereItIsWhenItCannotGoThere(String by, String to, String code) {
        var clock = new DemonstrationClock(TRUTH, directory);

        assertThatThrownBy(() -> time(clock).move(by, to, "he"))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.code()).isEqualTo(code));

        assertThat(clock.instant()).isEqualTo(NOON);
        assertThat(told).isEmpty();
    }

    @Test
    void goesNoFurtherThanTenYears() {
        var clock = new DemonstrationClock(TRUTH, directory);
        for (var year = 0; year < 9; year++) {
            time(clock).move("P400D", null, "he");
        }

        assertThatThrownBy(() -> time(clock).move("P400D", null, "he")).isInstanceOf(ClockRefused.class);
    }

    @Test
    void goesOneWayAtATimeAndSaysWhereItGoes() throws InterruptedException {
        var ways = new ArrayList<Runnable>();
        var time = time(new DemonstrationClock(TRUTH, directory), ways::add);

        assertThat(time.move("P3D", null, "he").movingTo()).isEqualTo(NOON.plus(Duration.ofDays(3)));
        assertThatThrownBy(() -> time.move("P1D", null, "lin")).isInstanceOfSatisfying(Refusal.class, refused -> {
            assertThat(refused.code()).isEqualTo("clock-moving");
            assertThat(refused.kind()).isEqualTo(Refusal.Kind.CONFLICT);
        });
        time.await(Duration.ofMillis(1));
        assertThat(time.standing().now()).isEqualTo(NOON);

        ways.forEach(Runnable::run);
        time.await(Duration.ofDays(1));
        assertThat(time.standing().movingTo()).isNull();
        assertThat(time.standing().now()).isEqualTo(NOON.plus(Duration.ofDays(3)));
    }

    @Test
    void isStoppedBeforeItHasGoneAnywhere() {
        var ways = new ArrayList<Runnable>();
        var time = time(new DemonstrationClock(TRUTH, directory), ways::add);
        time.stop("he");
        time.move("P3D", null, "he");
        time.stop("he");
        ways.forEach(Runnable::run);

        assertThat(time.standing().now()).isEqualTo(NOON);
        assertThat(time.standing().movingTo()).isNull();
    }

    @Test
    void goesOnAfterARestartWhereItStood() {
        time(new DemonstrationClock(TRUTH, directory)).move("PT36H", null, "he");
        time(new DemonstrationClock(TRUTH, directory)).move("PT12H", null, "he");

        assertThat(new DemonstrationClock(TRUTH, directory).ahead()).isEqualTo(Duration.ofHours(48));
    }

    @Test
    void doesNotGuessHowFarAheadItWas() throws IOException {
        Files.writeString(directory.resolve("clock-ahead"), "a while");

        assertThatThrownBy(() -> new DemonstrationClock(TRUTH, directory))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("delete the file to go on at true time");
    }

    @Test
    void isRefusedWhereOthersShareTheDatabase() {
        assertThatThrownBy(() -> time(TRUTH).move("P3D", null, "he")).isInstanceOfSatisfying(Refusal.class, refused -> {
            assertThat(refused.code()).isEqualTo("clock-true-time");
            assertThat(refused.kind()).isEqualTo(Refusal.Kind.CONFLICT);
        });
        assertThat(time(TRUTH).standing().movable()).isFalse();
    }

    @Test
    void whatMustHoldOutsideGoesByTheTrueTime() {
        var clock = new DemonstrationClock(TRUTH, directory);
        time(clock).move("P30D", null, "he");

        assertThat(new TrueTime(clock).instant()).isEqualTo(NOON);
        assertThat(new TrueTime(TRUTH).instant()).isEqualTo(NOON);
    }

    private DemonstrationTime time(Clock clock) {
        return time(clock, Runnable::run);
    }

    private DemonstrationTime time(Clock clock, Executor walker) {
        return new DemonstrationTime(
                clock, new TrueTime(clock), ZoneId.of("Asia/Shanghai"), told::add, List.of(), walker);
    }
}
