package io.wayline.workspace.many;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.journey.task.TaskFilter;
import io.wayline.journey.task.TaskJourney;
import io.wayline.journey.task.TaskList;
import io.wayline.journey.task.Tasks;
import io.wayline.journey.task.WorkItem;
import io.wayline.lists.DeskLists;
import io.wayline.lists.Filters;
import io.wayline.lists.bulk.BulkActs;
import io.wayline.lists.bulk.BulkRow;
import io.wayline.lists.bulk.BulkRun;
import io.wayline.lists.bulk.BulkRuns;
import io.wayline.lists.bulk.BulkWork;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.staff.Accounts;
import io.wayline.staff.Notices;
import io.wayline.staff.Person;
import io.wayline.staff.Queues;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

@DatabaseTest
class ManyTasksTests {

    @Autowired
    BulkRuns runs;

    @Autowired
    BulkWork work;

    @Autowired
    BulkActs acts;

    @Autowired
    DeskLists lists;

    @Autowired
    TaskJourney journey;

    @Autowired
    Tasks tasks;

    @Autowired
    TaskList list;

    @Autowired
    Accounts accounts;

    @Autowired
    Notices notices;

    @Autowired
    Queues queues;

    @Autowired
    SettableClock clock;

    @Autowired
    ZoneId zone;

    @Autowired
    JdbcClient jdbc;

    private final String queue = "q-" + UUID.randomUUID().toString().substring(0, 8);
    private Person lin;
    private Person shen;
    private List<String> ids = List.of();

    @BeforeEach
    void threeTasksWaitInAQueueOfLin() {
        lin = accounts.find("lin").orElseThrow();
        shen = accounts.find("shen").orElseThrow();
        queues.create(queue, "Test", "测试", List.of("lin"));
        var key = journey.drawn(queue, 50, "PT4H");
        ids = List.of(
                journey.comesTo(key).getId(),
                journey.comesTo(key).getId(),
                journey.comesTo(key).getId());
    }

    @AfterEach
    void nobodyIsLeft() {
        journey.forget();
        jdbc.sql("delete from staff_queue_member where queue_key like 'q-%'").update();
    }

    @Test
    void takesWhatCanBeTakenAndSaysWhyTheOtherCannot() {
        tasks.claim(ids.get(1), shen);
        var run = asked("take", ids);

        assertThat(hindered("take", Map.of())).containsExactly(Map.entry(ids.get(1), "task-taken"));
        done(run, Map.of());

        assertThat(rows(run))
                .containsExactly(
                        tuple(BulkRow.State.DONE, null),
                        tuple(BulkRow.State.REFUSED, "task-taken"),
                        tuple(BulkRow.State.DONE, null));
        assertThat(ids).extracting(id -> item(id).assignee()).containsExactly("lin", "shen", "lin");
    }

    @Test
    void isUndoneWhereNobodyHasActedSince() {
        var run = asked("take", ids);
        done(run, Map.of());
        tasks.postpone(ids.get(0), clock.instant().plus(Duration.ofDays(1)), "Asked for it", true, lin);

        runs.undo(run, lin);
        work.all();

        assertThat(rows(run))
                .containsExactly(
                        tuple(BulkRow.State.KEPT, "task-changed"),
                        tuple(BulkRow.State.UNDONE, null),
                        tuple(BulkRow.State.UNDONE, null));
        assertThat(ids).extracting(id -> item(id).assignee()).containsExactly("lin", null, null);
        assertThat(runs.canBeUndone(runs.get(run, lin), lin)).as("undone once").isFalse();
    }

    @Test
    void isNotUndoneAfterAnHour() {
        var run = asked("take", ids);
        done(run, Map.of());
        clock.advance(Duration.ofMinutes(61));

        runs.undo(run, lin);
        work.all();

        assertThat(ids).extracting(id -> item(id).assignee()).containsOnly("lin");
    }

    @Test
    void begunTwiceItIsDoneOnce() {
        var run = asked("take", ids);
        done(run, Map.of());
        var versions = ids.stream().map(id -> item(id).version()).toList();

        done(run, Map.of());

        assertThat(ids).extracting(id -> item(id).version()).isEqualTo(versions);
        assertThat(runs.get(run, lin).state()).isEqualTo(BulkRun.State.DONE);
    }

    @Test
    void whatWasBegunGoesOnWhereANodeLeftIt() {
        var run = asked("take", ids);
        runs.start(run, Map.of(), lin);
        jdbc.sql("update bulk_row set state = 'DONE', amount = 1 where run_id = ? and place = 0")
                .param(run)
                .update();

        work.all();

        assertThat(ids).extracting(id -> item(id).assignee()).containsExactly(null, "lin", "lin");
        assertThat(runs.get(run, lin).count(BulkRow.State.DONE)).isEqualTo(3);
    }

    @Test
    void handsOverWithANoticeAndTakesBothBack() {
        // only the latest are shown
        jdbc.sql("delete from staff_notice").update();
        ids.forEach(id -> tasks.claim(id, lin));
        var run = asked("hand-over", ids);
        done(run, Map.of("to", "shen", "reason", "The supervisor knows them"));

        assertThat(ids).extracting(id -> item(id).assignee()).containsOnly("shen");
        assertThat(notices.of(shen)).extracting(Notices.Notice::subject).containsAll(ids);

        runs.undo(run, lin);
        work.all();
        assertThat(ids).extracting(id -> item(id).assignee()).containsOnly("lin");
        assertThat(notices.of(shen)).extracting(Notices.Notice::subject).doesNotContainAnyElementsOf(ids);
    }

    @Test
    void goesToAnotherQueueAndBackToWhoHadIt() {
        var other = "q-" + UUID.randomUUID().toString().substring(0, 8);
        queues.create(other, "Repairs", "维修", List.of("lin"));
        ids.forEach(id -> tasks.claim(id, lin));
        var run = asked("hand-over", ids);

        assertThat(hindered("hand-over", Map.of("to", "queue:" + other))).isEmpty();
        assertThat(hindered("hand-over", Map.of("to", "queue:nowhere")))
                .hasSize(3)
                .containsValue("invalid-value");
        done(run, Map.of("to", "queue:" + other, "reason", "Needs a fitter"));
        assertThat(ids).extracting(id -> item(id).queue()).containsOnly(other);
        assertThat(ids).extracting(id -> item(id).assignee()).containsOnlyNulls();

        runs.undo(run, lin);
        work.all();
        assertThat(ids).extracting(id -> item(id).queue()).containsOnly(queue);
        assertThat(ids).extracting(id -> item(id).assignee()).containsOnly("lin");
    }

    @Test
    void isNotHandedOverWithoutAColleagueOrAReason() {
        var run = asked("hand-over", ids);

        assertThatThrownBy(() -> runs.start(run, Map.of("to", "nobody", "reason", "Why not"), lin))
                .isInstanceOfSatisfying(
                        InvalidValue.class, wrong -> assertThat(wrong.field()).isEqualTo("to"));
        assertThatThrownBy(() -> runs.start(run, Map.of("to", "shen", "reason", " "), lin))
                .isInstanceOfSatisfying(
                        InvalidValue.class, wrong -> assertThat(wrong.field()).isEqualTo("reason"));
        assertThat(runs.get(run, lin).state()).isEqualTo(BulkRun.State.ASKED);
    }

    @Test
    void aPostponedTaskIsPlannedAndDoesNotWaitUntilThatIsUndone() {
        var waits = TaskFilter.WAITING.of(queue, null);
        var planned = TaskFilter.POSTPONED.of(queue, null);
        var run = runs.prepare(lists.get("work", shen), "postpone", ids, false, none(), shen);
        var until = LocalDateTime.ofInstant(clock.instant().plus(Duration.ofDays(2)), zone);
        runs.start(run, Map.of("until", until.toString(), "reason", "The shop is shut", "pastDue", "too"), shen);
        work.all();
        assertThat(list.count(waits, lin)).isZero();
        assertThat(list.count(planned, lin)).isEqualTo(3);
        assertThat(tasks.next(lin).map(WorkItem::id).filter(ids::contains)).isEmpty();

        runs.undo(run, shen);
        work.all();
        assertThat(list.count(waits, lin)).isEqualTo(3);
        assertThat(list.count(planned, lin)).isZero();
        assertThat(ids).extracting(id -> item(id).followUpReason()).containsOnlyNulls();
    }

    @Test
    void noTaskRestsBeyondItsDueTimeUnlessThatIsMeant() {
        ids.forEach(id -> tasks.claim(id, lin));
        var until = LocalDateTime.ofInstant(clock.instant().plus(Duration.ofDays(2)), zone)
                .toString();
        var run = asked("postpone", ids);
        var given = Map.of("until", until, "reason", "The shop is shut");

        assertThat(hindered("postpone", given)).hasSize(3).containsValue("task-rests-past-due");
        assertThatThrownBy(() -> runs.start(run, given, lin))
                .isInstanceOfSatisfying(
                        InvalidValue.class, open -> assertThat(open.field()).isEqualTo("pastDue"));
        assertThat(runs.get(run, lin).state()).isEqualTo(BulkRun.State.ASKED);

        done(run, Map.of("until", until, "reason", "The shop is shut", "pastDue", "out"));
        assertThat(rows(run)).containsOnly(tuple(BulkRow.State.REFUSED, "task-rests-past-due"));

        done(asked("postpone", ids), Map.of("until", until, "reason", "The shop is shut", "pastDue", "too"));
        assertThat(ids).extracting(id -> item(id).restsPastDue()).containsOnly(true);
    }

    @Test
    void allThatMatchAreThoseOfTheFiltersAtThatMoment() {
        tasks.claim(ids.get(0), lin);
        var filters =
                Filters.of("show=waiting&queue=" + queue, lists.get("work", lin).filters());

        var run = runs.prepare(lists.get("work", lin), "take", List.of(), true, filters, lin);

        assertThat(runs.rows(runs.get(run, lin))).extracting(BulkRow::item).containsExactly(ids.get(1), ids.get(2));
    }

    @Test
    void isItsMakersAlone() {
        var run = asked("take", ids);

        assertThatThrownBy(() -> runs.get(run, shen)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> lists.get("work", accounts.find("tang").orElseThrow()))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void tasksOfAnotherQueueAreNoRowsForAStranger() {
        jdbc.sql("delete from staff_queue_member where queue_key = ?")
                .param(queue)
                .update();

        assertThat(lists.get("work", lin).rows(ids, lin, Locale.ENGLISH)).isEmpty();
        assertThat(hindered("take", Map.of())).hasSize(3).containsValue("not-found");
    }

    private String asked(String act, List<String> chosen) {
        return runs.prepare(lists.get("work", lin), act, chosen, false, none(), lin);
    }

    private void done(String run, Map<String, String> given) {
        runs.start(run, given, lin);
        work.all();
    }

    private Map<String, String> hindered(String act, Map<String, String> given) {
        return acts.get("work", act, lin).hindered(ids, given, lin).entrySet().stream()
                .collect(java.util.stream.Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().code()));
    }

    private List<org.assertj.core.groups.Tuple> rows(String run) {
        return runs.rows(runs.get(run, lin)).stream()
                .map(row -> tuple(row.state(), row.code()))
                .toList();
    }

    private WorkItem item(String id) {
        return list.get(id, shen);
    }

    private static Filters none() {
        return new Filters(Map.of());
    }
}
