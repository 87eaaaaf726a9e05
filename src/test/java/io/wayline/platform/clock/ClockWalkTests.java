package io.wayline.platform.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import io.wayline.background.TimedWork;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

class ClockWalkTests {

    private static final Instant NOON = Instant.parse("2026-11-29T04:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private final SettableClock clock = new SettableClock();
    private final List<Instant> stops = new ArrayList<>();
    private int pauses;

    ClockWalkTests() {
        clock.set(NOON);
    }

    @Test
    void goesThereAtOnceWhereNothingIsDue() throws InterruptedException {
        walk(DAY);

        assertThat(stops).containsExactly(NOON.plus(DAY));
        assertThat(clock.instant()).isEqualTo(NOON.plus(DAY));
    }

    @Test
    void aWaitThatBeginsOnTheWayBeginsWhenItWouldHave() throws InterruptedException {
        var timers = new Timers();
        timers.at(NOON.plus(DAY), begun -> timers.at(begun.plus(DAY.multipliedBy(7)), ended -> {}));

        walk(DAY.multipliedBy(10), timers);

        assertThat(timers.fired).containsExactly(NOON.plus(DAY), NOON.plus(DAY.multipliedBy(8)));
        assertThat(clock.instant()).isEqualTo(NOON.plus(DAY.multipliedBy(10)));
    }

    @Test
    void whatIsDueWithinAMinuteIsDoneAtOneStop() throws InterruptedException {
        var timers = new Timers();
        for (var second = 0; second < 50; second++) {
            timers.at(NOON.plus(DAY).plusSeconds(second), fired -> {});
        }

        walk(DAY.multipliedBy(2), timers);

        assertThat(stops)
                .containsExactly(
                        NOON.plus(DAY), NOON.plus(DAY).plus(ClockWalk.TOGETHER), NOON.plus(DAY.multipliedBy(2)));
        assertThat(timers.fired).hasSize(50);
    }

    @Test
    void whatIsLaterThanItsEndStaysToBeDone() throws InterruptedException {
        var timers = new Timers();
        timers.at(NOON.plus(DAY).plusSeconds(1), fired -> {});

        walk(DAY, timers);

        assertThat(timers.fired).isEmpty();
        assertThat(clock.instant()).isEqualTo(NOON.plus(DAY));
    }

    @Test
    void waitsUntilWhatIsDueIsDoneWhicheverFeatureItPassesTo() throws InterruptedException {
        var mails = new Timers();
        var steps = new Timers();
        steps.takes = 20;
        steps.at(NOON.plus(DAY), fired -> mails.at(fired, left -> {}));

        walk(DAY.multipliedBy(3), mails, steps);

        assertThat(mails.fired).containsExactly(NOON.plus(DAY));
    }

    @Test
    void whatTakesLongIsWaitedForWhileSomebodyIsAtIt() throws InterruptedException {
        var night = new LongNight();
        var morning = new Timers();
        morning.at(NOON.plus(DAY).plus(Duration.ofHours(6)), fired -> {});

        walk(DAY.multipliedBy(2), night, morning);

        assertThat(night.doneAt).isEqualTo(NOON.plus(DAY));
    }

    /** Due after a day, and at it for far longer than anything that nobody does is waited for. */
    private final class LongNight implements TimedWork {

        private static final int LOOKS = 400;

        private int looks;
        private Instant doneAt = Instant.EPOCH;

        @Override
        public long due(Instant now) {
            if (now.isBefore(NOON.plus(DAY)) || looks == LOOKS) {
                return 0;
            }
            looks++;
            if (looks == LOOKS) {
                doneAt = now;
            }
            return 1;
        }

        @Override
        public boolean isInHand() {
            return looks > 0 && looks < LOOKS;
        }

        @Override
        public Optional<Instant> next(Instant after, Instant last) {
            return Optional.of(NOON.plus(DAY)).filter(due -> due.isAfter(after) && !due.isAfter(last));
        }
    }

    @Test
    void whatNobodyDoesIsWaitedForOnce() throws InterruptedException {
        TimedWork paused = new TimedWork() {

            @Override
            public long due(Instant now) {
                return 3;
            }

            @Override
            public Optional<Instant> next(Instant after, Instant last) {
                return Optional.empty();
            }
        };
        var timers = new Timers();
        for (var day = 1; day <= 5; day++) {
            timers.at(NOON.plus(DAY.multipliedBy(day)), fired -> {});
        }

        walk(DAY.multipliedBy(6), paused, timers);

        assertThat(timers.fired).hasSize(5);
        assertThat(pauses).as("five seconds, and moments for each stop").isBetween(100, 160);
    }

    @Test
    void goesOnAfterAMinuteOfWorkThatNeverEnds() throws InterruptedException {
        TimedWork endless = new TimedWork() {

            private long looks;

            @Override
            public long due(Instant now) {
                return looks++ % 7;
            }

            @Override
            public Optional<Instant> next(Instant after, Instant last) {
                return Optional.empty();
            }
        };

        walk(DAY, endless);

        assertThat(clock.instant()).isEqualTo(NOON.plus(DAY));
        assertThat(pauses).isLessThanOrEqualTo(3_000);
    }

    @Test
    void staysWhereItIsStopped() throws InterruptedException {
        var timers = new Timers();
        var walk = new ClockWalk[1];
        timers.at(NOON.plus(DAY), fired -> walk[0].stop());
        timers.at(NOON.plus(DAY.multipliedBy(2)), fired -> {});
        walk[0] = walk(DAY.multipliedBy(3), List.of(timers));
        walk[0].walk();

        assertThat(timers.fired).hasSize(1);
        assertThat(clock.instant()).isBefore(NOON.plus(DAY.multipliedBy(2)));
        assertThat(walk[0].stops()).isEqualTo(1);
    }

    private void walk(Duration length, TimedWork... work) throws InterruptedException {
        walk(length, List.of(work)).walk();
    }

    private ClockWalk walk(Duration length, List<TimedWork> work) {
        return new ClockWalk(clock, work, new Steps(work), NOON.plus(length));
    }

    private final class Steps implements ClockWalk.Steps {

        private final List<TimedWork> work;

        Steps(List<TimedWork> work) {
            this.work = work;
        }

        @Override
        public void to(Instant moment) {
            stops.add(moment);
            clock.set(moment);
        }

        @Override
        public void pause(Duration length) {
            pauses++;
            work.stream()
                    .filter(Timers.class::isInstance)
                    .map(Timers.class::cast)
                    .forEach(timers -> timers.turn(clock));
        }
    }

    /** Timers that somebody fires, one a turn, each after so many turns. */
    private static final class Timers implements TimedWork {

        private final Map<Instant, Consumer<Instant>> waiting = new TreeMap<>();
        private final List<Instant> fired = new ArrayList<>();
        private int takes = 1;
        private int turns;

        void at(Instant moment, Consumer<Instant> then) {
            waiting.put(moment, then);
        }

        void turn(Clock clock) {
            var due = waiting.keySet().stream().filter(moment -> !moment.isAfter(clock.instant()));
            due.findFirst().ifPresent(moment -> {
                if (++turns % takes == 0) {
                    fired.add(clock.instant());
                    waiting.remove(moment).accept(clock.instant());
                }
            });
        }

        @Override
        public long due(Instant now) {
            return waiting.keySet().stream()
                    .filter(moment -> !moment.isAfter(now))
                    .count();
        }

        @Override
        public Optional<Instant> next(Instant after, Instant last) {
            return waiting.keySet().stream()
                    .filter(moment -> moment.isAfter(after) && !moment.isAfter(last))
                    .findFirst();
        }
    }
}
