package io.wayline.workspace.absence;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.journey.task.TaskJourney;
import io.wayline.journey.task.TaskList;
import io.wayline.journey.task.Tasks;
import io.wayline.journey.task.WorkItem;
import io.wayline.staff.Accounts;
import io.wayline.staff.Notices;
import io.wayline.staff.Person;
import io.wayline.staff.Queues;
import io.wayline.staff.absence.Absence;
import io.wayline.staff.absence.Absence.HandsOver;
import io.wayline.staff.absence.Absences;
import io.wayline.staff.absence.Away;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DatabaseTest
class AbsenceHandOversTests {

    @Autowired
    AbsenceHandOvers handOvers;

    @Autowired
    Absences absences;

    @Autowired
    Notices notices;

    @Autowired
    TaskJourney journey;

    @Autowired
    Tasks tasks;

    @Autowired
    TaskList list;

    @Autowired
    Queues queues;

    @Autowired
    Accounts accounts;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    private Person lin;
    private Person shen;
    private String soon = "";
    private String later = "";

    @BeforeEach
    void linHasATaskThatIsDueSoonAndOneForLater() {
        lin = accounts.find("lin").orElseThrow();
        shen = accounts.find("shen").orElseThrow();
        jdbc.sql("delete from staff_queue_member where queue_key like 'q-%'").update();
        jdbc.sql("delete from staff_absence").update();
        // only the latest are shown
        jdbc.sql("delete from staff_notice").update();
        var queue = "q-" + UUID.randomUUID().toString().substring(0, 8);
        queues.create(queue, "Test", "测试", List.of("lin"));
        soon = journey.comesTo(journey.drawn(queue, 50, "PT4H")).getId();
        later = journey.comesTo(journey.drawn(queue, 50, "P9D")).getId();
        tasks.claim(soon, lin);
        tasks.claim(later, lin);
    }

    @AfterEach
    void nothingIsLeft() {
        journey.forget();
        jdbc.sql("delete from staff_absence").update();
        jdbc.sql("delete from staff_notice where kind = 'absence-handed-over'").update();
        jdbc.sql("delete from staff_queue_member where queue_key like 'q-%'").update();
    }

    @Test
    void whatIsDueBeforeTheyAreBackGoesToTheSuccessorWhoIsToldOnce() {
        var absence = away(Duration.ZERO, HandsOver.DUE, "shen");

        assertThat(handOvers.settle(absence)).isEqualTo(1);

        assertThat(now(soon).assignee()).isEqualTo("shen");
        assertThat(now(later).assignee()).as("not due before they are back").isEqualTo("lin");
        assertThat(handOvers.settle(absences.find(absence.id()).orElseThrow()))
                .as("again")
                .isZero();
        assertThat(notices.of(shen).stream().filter(each -> each.subject().equals(absence.id())))
                .hasSize(1);
    }

    @Test
    void withoutASuccessorItGoesBackToTheQueue() {
        handOvers.settle(away(Duration.ZERO, HandsOver.ALL, null));

        assertThat(now(soon).state()).isEqualTo(WorkItem.State.WAITING);
        assertThat(now(later).state()).isEqualTo(WorkItem.State.WAITING);
    }

    @Test
    void nothingIsHandedOverBeforeItBeginsAndTheLookAfterItsBeginningDoesSo() {
        var absence = away(Duration.ofHours(1), HandsOver.ALL, null);
        assertThat(handOvers.settle(absence)).isZero();
        handOvers.turn();
        assertThat(now(soon).assignee()).isEqualTo("lin");

        clock.advance(Duration.ofHours(1));
        handOvers.turn();

        assertThat(now(soon).assignee()).isNull();
        assertThat(absences.find(absence.id()).orElseThrow().handed()).isEqualTo(2);
    }

    @Test
    void whoeverIsAwayIsGivenNoWork() {
        tasks.release(soon, lin);
        away(Duration.ZERO, HandsOver.NOTHING, null);

        assertThatThrownBy(() -> tasks.next(lin)).isInstanceOf(Away.class);
        assertThatThrownBy(() -> tasks.handOver(soon, lin, shen)).isInstanceOf(Away.class);
        assertThat(now(later).assignee()).as("what is not handed over stays").isEqualTo("lin");
    }

    private Absence away(Duration from, HandsOver handsOver, @Nullable String successor) {
        var begin = clock.instant().plus(from);
        return absences.record(
                new Absences.Wish(
                        UUID.randomUUID().toString(),
                        "lin",
                        begin,
                        begin.plus(Duration.ofDays(2)),
                        handsOver,
                        successor),
                shen);
    }

    private WorkItem now(String task) {
        return list.get(task, shen);
    }
}
