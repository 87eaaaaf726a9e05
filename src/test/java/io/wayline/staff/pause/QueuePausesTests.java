package io.wayline.staff.pause;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.journey.task.TaskJourney;
import io.wayline.journey.task.TaskList;
import io.wayline.journey.task.Tasks;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.staff.Accounts;
import io.wayline.staff.Person;
import io.wayline.staff.Queues;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DatabaseTest
class QueuePausesTests {

    @Autowired
    QueuePauses pauses;

    @Autowired
    Queues queues;

    @Autowired
    TaskJourney journey;

    @Autowired
    Tasks tasks;

    @Autowired
    TaskList list;

    @Autowired
    Accounts accounts;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    private String queue = "";
    private Person lin;
    private Person shen;

    @BeforeEach
    void aQueueOfLin() {
        lin = accounts.find("lin").orElseThrow();
        shen = accounts.find("shen").orElseThrow();
        jdbc.sql("delete from staff_queue_member where queue_key like 'q-%'").update();
        queue = "q-" + UUID.randomUUID().toString().substring(0, 8);
        queues.create(queue, "Test", "测试", List.of("lin"));
    }

    @AfterEach
    void nothingIsLeft() {
        journey.forget();
        jdbc.sql("delete from staff_queue_pause").update();
        jdbc.sql("delete from staff_queue_member where queue_key like 'q-%'").update();
    }

    @Test
    void nobodyIsGivenWorkOfAPausedQueueAndWhatIsDueStaysDue() {
        var task = journey.comesTo(journey.drawn(queue, 50, "PT4H")).getId();
        var due = list.get(task, lin).dueAt();

        pauses.pause(queue, "Telephones are down", null, shen);

        assertThat(tasks.next(lin)).isEmpty();
        assertThat(list.get(task, lin).dueAt()).isEqualTo(due);
        pauses.resume(queue, shen);
        assertThat(tasks.next(lin))
                .hasValueSatisfying(item -> assertThat(item.id()).isEqualTo(task));
    }

    @Test
    void aPauseEndsByItselfAtItsTime() {
        pauses.pause(queue, "Training", clock.instant().plus(Duration.ofHours(2)), shen);
        assertThat(pauses.now()).containsKey(queue);

        clock.advance(Duration.ofHours(2));

        assertThat(pauses.of(queue)).isEmpty();
        assertThat(pauses.now()).doesNotContainKey(queue);
    }

    @Test
    void theSamePauseAgainChangesNothingAndAnotherReasonTakesItsPlace() {
        var first = pauses.pause(queue, "Training", null, shen);
        clock.advance(Duration.ofMinutes(1));

        assertThat(pauses.pause(queue, "Training", null, shen)).isEqualTo(first);
        assertThat(pauses.pause(queue, "Fire drill", null, shen).reason()).isEqualTo("Fire drill");
        assertThat(rows()).isEqualTo(2);
        pauses.resume(queue, shen);
        pauses.resume(queue, shen);
        assertThat(pauses.of(queue)).isEmpty();
    }

    @Test
    void whatCannotBeIsRefusedByTheNameOfItsField() {
        assertThatThrownBy(() -> pauses.pause(queue, " ", null, shen))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        refused -> assertThat(refused.field()).isEqualTo("reason"));
        assertThatThrownBy(() -> pauses.pause(queue, "Training", clock.instant(), shen))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        refused -> assertThat(refused.field()).isEqualTo("until"));
        assertThatThrownBy(() -> pauses.pause("no-such-queue", "Training", null, shen))
                .isInstanceOf(NotFound.class);
    }

    private long rows() {
        return jdbc.sql("select count(*) from staff_queue_pause where queue_key = ?")
                .param(queue)
                .query(Long.class)
                .single();
    }
}
