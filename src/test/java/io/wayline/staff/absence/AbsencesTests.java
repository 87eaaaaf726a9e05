package io.wayline.staff.absence;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.staff.Accounts;
import io.wayline.staff.Person;
import io.wayline.staff.absence.Absence.HandsOver;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DatabaseTest
class AbsencesTests {

    @Autowired
    Absences absences;

    @Autowired
    Accounts accounts;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    private Person lin;
    private Person shen;

    @BeforeEach
    @AfterEach
    void nobodyIsAway() {
        jdbc.sql("delete from staff_absence").update();
        lin = accounts.find("lin").orElseThrow();
        shen = accounts.find("shen").orElseThrow();
    }

    @Test
    void thatIsRecordedTwiceIsThereOnce() {
        var wish = wish(Duration.ofHours(1), Duration.ofHours(5), null);

        var first = absences.record(wish, lin);

        assertThat(absences.record(wish, lin)).isEqualTo(first);
        assertThat(absences.of("lin")).containsExactly(first);
    }

    @Test
    void holdsFromItsBeginningToItsEnd() {
        absences.record(wish(Duration.ofHours(1), Duration.ofHours(5), null), lin);
        assertThat(absences.now("lin")).as("before").isEmpty();

        clock.advance(Duration.ofHours(1));
        assertThat(absences.now("lin")).isPresent();
        assertThat(absences.now()).containsOnlyKeys("lin");

        clock.advance(Duration.ofHours(4));
        assertThat(absences.now("lin")).as("after").isEmpty();
    }

    @Test
    void thatMeetsAnotherIsRefusedAndOneBesideItIsNot() {
        absences.record(wish(Duration.ofHours(1), Duration.ofHours(5), null), lin);

        assertThatThrownBy(() -> absences.record(wish(Duration.ofHours(4), Duration.ofHours(6), null), lin))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        refused -> assertThat(refused.field()).isEqualTo("from"));
        absences.record(wish(Duration.ofHours(5), Duration.ofHours(6), null), lin);
        assertThat(absences.of("lin")).hasSize(2);
    }

    @Test
    void isNamedWhatIsWrongWithIt() {
        assertThat(faultOf(wish(Duration.ofHours(2), Duration.ofHours(2), null)))
                .isEqualTo("until");
        assertThat(faultOf(wish(Duration.ofHours(-4), Duration.ofHours(-2), null)))
                .isEqualTo("until");
        assertThat(faultOf(wish(Duration.ZERO, Duration.ofDays(401), null))).isEqualTo("until");
        assertThat(faultOf(wish(Duration.ZERO, Duration.ofDays(1), "lin"))).isEqualTo("successor");
        assertThat(faultOf(wish(Duration.ZERO, Duration.ofDays(1), "tang"))).isEqualTo("successor");
    }

    @Test
    void doesNotHandOverToSomebodyWhoIsAwayThenToo() {
        absences.record(
                new Absences.Wish(
                        id(),
                        "shen",
                        now().plus(Duration.ofHours(2)),
                        now().plus(Duration.ofHours(3)),
                        HandsOver.DUE,
                        null),
                shen);

        assertThat(faultOf(wish(Duration.ofHours(1), Duration.ofHours(5), "shen")))
                .isEqualTo("successor");
        assertThat(absences.record(wish(Duration.ofHours(3), Duration.ofHours(5), "shen"), lin)
                        .successor())
                .isEqualTo("shen");
    }

    @Test
    void ofSomebodyElseIsRecordedBySupervisorsOnly() {
        var wish = new Absences.Wish(id(), "shen", now(), now().plus(Duration.ofDays(1)), HandsOver.ALL, null);

        assertThatThrownBy(() -> absences.record(wish, lin)).isInstanceOf(NotFound.class);
        assertThat(absences.record(wish(Duration.ZERO, Duration.ofDays(1), null), shen)
                        .recordedBy())
                .isEqualTo("shen");
    }

    @Test
    void thatIsTakenBackBeforeItBeginsNeverHolds() {
        var absence = absences.record(wish(Duration.ofHours(1), Duration.ofHours(5), null), lin);

        absences.end(absence.id(), lin);
        absences.end(absence.id(), lin);
        clock.advance(Duration.ofHours(2));

        assertThat(absences.now("lin")).isEmpty();
        assertThat(absences.of("lin")).isEmpty();
        assertThat(absences.begun()).isEmpty();
        assertThat(absences.find(absence.id()).orElseThrow().endedBy()).isEqualTo("lin");
    }

    @Test
    void thatIsEndedEarlyIsOverAtOnce() {
        var absence = absences.record(wish(Duration.ZERO, Duration.ofHours(5), null), lin);
        clock.advance(Duration.ofHours(1));

        var ended = absences.end(absence.id(), shen);

        assertThat(ended.until()).isEqualTo(now());
        assertThat(absences.now("lin")).isEmpty();
    }

    private String faultOf(Absences.Wish wish) {
        try {
            absences.record(wish, lin);
            return "none";
        } catch (InvalidValue refused) {
            return refused.field();
        }
    }

    private Absences.Wish wish(Duration from, Duration until, @Nullable String successor) {
        return new Absences.Wish(id(), "lin", now().plus(from), now().plus(until), HandsOver.DUE, successor);
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private Instant now() {
        return clock.instant();
    }
}
