package io.wayline.journey.task;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.journey.InstanceActs;
import io.wayline.journey.task.record.TaskDrafts;
import io.wayline.journey.task.refusal.TaskDone;
import io.wayline.journey.task.refusal.TaskNotYours;
import io.wayline.journey.task.refusal.TaskPaused;
import io.wayline.journey.task.refusal.TaskTaken;
import io.wayline.journey.task.refusal.TaskUnclaimed;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.shared.Refusal;
import io.wayline.staff.Accounts;
import io.wayline.staff.Person;
import io.wayline.staff.Queues;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SecondNode;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DatabaseTest
class TasksTests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Map<String, JsonNode> REACHED = Map.of("outcome", JSON.valueToTree("reached"));

    @Autowired
    TaskJourney journey;

    @Autowired
    Tasks tasks;

    @Autowired
    TaskList list;

    @Autowired
    TaskDrafts drafts;

    @Autowired
    InstanceActs acts;

    @Autowired
    Queues queues;

    @Autowired
    Accounts accounts;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    private final String queue = "q-" + UUID.randomUUID().toString().substring(0, 8);
    private Person lin;
    private Person tang;
    private Person shen;
    private String key = "";

    @BeforeEach
    void linTakesFromAQueueOfTheirOwn() {
        lin = accounts.find("lin").orElseThrow();
        tang = accounts.find("tang").orElseThrow();
        shen = accounts.find("shen").orElseThrow();
        jdbc.sql("delete from staff_queue_member where username in ('lin', 'tang') and queue_key like 'q-%'")
                .update();
        queues.create(queue, "Test", "测试", List.of("lin", "tang"));
        key = journey.drawn(queue, 50, "PT4H");
    }

    @AfterEach
    void nobodyIsLeft() {
        journey.forget();
        jdbc.sql("delete from staff_queue_member where queue_key like 'q-%'").update();
    }

    @Test
    void whoClaimsItHasItAndTheOtherIsToldWho() {
        var id = comes();
        var claimed = tasks.claim(id, lin);
        assertThat(claimed.assignee()).isEqualTo("lin");
        assertThat(tasks.claim(id, lin)).as("claimed again").isEqualTo(claimed);
        assertThatThrownBy(() -> tasks.claim(id, tang))
                .isInstanceOfSatisfying(
                        TaskTaken.class, taken -> assertThat(taken.data()).containsEntry("assignee", "lin"));
    }

    @Test
    void ofTwoWhoClaimAtTheSameMomentOneHasIt() throws Exception {
        var id = comes();
        var answers = atOnce(Stream.of(lin, tang)
                .<Callable<String>>map(person -> () -> code(() -> tasks.claim(id, person)))
                .toList());
        assertThat(answers).containsExactlyInAnyOrder("done", "task-taken");
    }

    @Test
    void whoIsHandedATaskHasItAtOnceAndItsGiverNoMore() {
        var id = comes();
        assertThatThrownBy(() -> tasks.handOver(id, tang, lin)).isInstanceOf(TaskUnclaimed.class);
        tasks.claim(id, lin);

        var handed = tasks.handOver(id, tang, lin);

        assertThat(handed.assignee()).isEqualTo("tang");
        assertThatThrownBy(() -> tasks.complete(id, REACHED, handed.version(), lin))
                .isInstanceOf(TaskTaken.class);
        assertThatThrownBy(() -> tasks.handOver(id, lin, lin)).isInstanceOf(TaskTaken.class);
        assertThat(tasks.handOver(id, lin, shen).assignee())
                .as("by a supervisor")
                .isEqualTo("lin");
    }

    @Test
    void aTaskIsHandedToNobodyWhoDoesNotWorkOnItsQueue() {
        var id = comes();
        tasks.claim(id, lin);
        jdbc.sql("delete from staff_queue_member where username = 'tang' and queue_key = ?")
                .param(queue)
                .update();

        assertThatThrownBy(() -> tasks.handOver(id, tang, lin)).isInstanceOfAny(TaskNotYours.class, NotFound.class);
        assertThat(list.get(id, lin).assignee()).isEqualTo("lin");
    }

    @Test
    void whoDidATaskLeavesTheOneThatChecksItToSomebodyElse() {
        var first = journey.comesTo(journey.drawnWithACheck(queue)).getId();
        tasks.claim(first, lin);
        tasks.complete(first, REACHED, version(first), lin);
        var check = journey.after(first).getId();

        assertThatThrownBy(() -> tasks.claim(check, lin))
                .isInstanceOfSatisfying(
                        TaskNotYours.class,
                        refused -> assertThat(refused.code()).isEqualTo("task-checks-own"));
        assertThat(tasks.next(lin)).as("what Next gives who did it").isEmpty();
        assertThat(tasks.next(tang)).map(WorkItem::id).hasValue(check);
        tasks.complete(check, REACHED, version(check), tang);
        assertThat(list.get(check, shen).state()).isEqualTo(WorkItem.State.DONE);
    }

    @Test
    void whoHasATaskThatChecksTheirOwnCannotCompleteIt() {
        var first = journey.comesTo(journey.drawnWithACheck(queue)).getId();
        tasks.claim(first, lin);
        tasks.complete(first, REACHED, version(first), lin);
        var check = journey.after(first).getId();
        // as one who claimed it before this was held to
        jdbc.sql("update work_item set assignee = 'lin', state = 'TAKEN' where id = ?")
                .param(check)
                .update();

        assertThatThrownBy(() -> tasks.complete(check, REACHED, version(check), lin))
                .isInstanceOf(TaskNotYours.class);
        assertThat(list.get(check, shen).isOpen()).isTrue();
    }

    @Test
    void aTaskOfARoleIsSeenByMembersOfItsQueueAndDoneByThatRoleAlone() {
        var id = journey.comesTo(journey.drawnForRole(queue, "supervisor")).getId();

        assertThat(list.get(id, lin).name()).isEqualTo("Approve the call");
        for (var act : List.<Runnable>of(() -> tasks.claim(id, lin), () -> tasks.handOver(id, lin, shen))) {
            assertThatThrownBy(act::run)
                    .isInstanceOfSatisfying(
                            TaskNotYours.class,
                            refused -> assertThat(refused.code()).isEqualTo("task-needs-role"));
        }
        assertThat(tasks.hindrance(Tasks.Act.CLAIM, list.get(id, lin), null, lin))
                .isPresent();
        tasks.claim(id, shen);
        tasks.complete(id, REACHED, version(id), shen);
        assertThat(list.get(id, shen).state()).isEqualTo(WorkItem.State.DONE);
    }

    @Test
    void whoHasATaskOfARoleThatTheyHaveNotCannotCompleteIt() {
        var id = journey.comesTo(journey.drawnForRole(queue, "supervisor")).getId();
        // as one who was a supervisor when they claimed it
        jdbc.sql("update work_item set assignee = 'lin', state = 'TAKEN' where id = ?")
                .param(id)
                .update();

        assertThatThrownBy(() -> tasks.complete(id, REACHED, version(id), lin)).isInstanceOf(TaskNotYours.class);
        assertThat(list.get(id, shen).isOpen()).isTrue();
    }

    @Test
    void nextGoesPastTasksOfARoleHoweverManyThereAre() {
        var role = journey.drawnForRole(queue, "supervisor");
        for (var number = 0; number < 70; number++) {
            journey.comesTo(role);
        }
        var mine = comes();

        assertThat(tasks.next(lin)).map(WorkItem::id).hasValue(mine);
        assertThat(tasks.next(lin)).isEmpty();
    }

    @Test
    void fiftyWhoPressNextAtOnceEachGetATaskOfTheirOwn() throws Exception {
        for (var task = 0; task < 50; task++) {
            comes();
        }
        var taken = atOnce(IntStream.range(0, 50)
                .<Callable<String>>mapToObj(who -> () ->
                        tasks.next(who % 2 == 0 ? lin : tang).orElseThrow().id())
                .toList());
        assertThat(taken).doesNotHaveDuplicates().hasSize(50);
        assertThat(tasks.next(lin)).isEmpty();
    }

    @Test
    void nextIsTheHighestPriorityThenWhatIsDueThenTheOldest() {
        var low = journey.drawn(queue, 10, "PT1H");
        var high = journey.drawn(queue, 90, "PT8H");
        var soon = journey.drawn(queue, 50, "PT1H");
        var lowest = journey.comesTo(low).getId();
        var third = comes();
        clock.advance(Duration.ofMillis(10));
        var second = journey.comesTo(soon).getId();
        var first = journey.comesTo(high).getId();

        assertThat(Stream.generate(() -> tasks.next(lin).orElseThrow().id()).limit(4))
                .containsExactly(first, second, third, lowest);
    }

    @Test
    void nextPassesOverWhatWasPostponedUntilItsTimeComes() {
        var id = comes();
        tasks.claim(id, lin);
        tasks.postpone(id, clock.instant().plus(Duration.ofHours(2)), "Asked to be called later", false, lin);
        tasks.release(id, lin);
        assertThat(tasks.next(tang)).isEmpty();

        clock.advance(Duration.ofHours(2));
        assertThat(tasks.next(tang).orElseThrow().followUpReason()).isEqualTo("Asked to be called later");
    }

    @Test
    void nextPassesOverJourneysThatArePaused() {
        var item = item(comes());
        acts.pause(item.instance(), "he", "the customer is moving house");
        assertThat(tasks.next(lin)).isEmpty();
        acts.resume(item.instance(), "he", "they have moved");
        assertThat(tasks.next(lin)).isPresent();
    }

    @Test
    void completesWhatWasClaimedAndTheJourneyGoesOn() {
        var id = comes();
        var version = tasks.claim(id, lin).version();
        tasks.complete(id, REACHED, version, lin);

        var done = list.get(id, lin);
        assertThat(done.state()).isEqualTo(WorkItem.State.DONE);
        assertThat(done.assignee()).isEqualTo("lin");
        assertThat(told(done)).contains("Call the customer");
        assertThatThrownBy(() -> tasks.complete(id, REACHED, version, lin)).isInstanceOf(TaskDone.class);
    }

    @Test
    void isCompletedByNobodyButTheAssignee() {
        var id = comes();
        assertThatThrownBy(() -> tasks.complete(id, REACHED, 0, lin)).isInstanceOf(TaskUnclaimed.class);
        var version = tasks.claim(id, lin).version();
        assertThatThrownBy(() -> tasks.complete(id, REACHED, version, tang)).isInstanceOf(TaskTaken.class);
        assertThatThrownBy(() -> tasks.complete(id, REACHED, version, shen))
                .as("not by a supervisor either")
                .isInstanceOf(TaskTaken.class);
        assertThat(item(id).isOpen()).isTrue();
    }

    @Test
    void whoSawAnOlderVersionIsToldWhatChangedAndKeepsTheirDraft() {
        var id = comes();
        var version = tasks.claim(id, lin).version();
        drafts.save(id, REACHED, lin);
        tasks.prioritize(id, 90, shen);

        assertThatThrownBy(() -> tasks.complete(id, REACHED, version, lin))
                .isInstanceOfSatisfying(
                        TaskChanged.class,
                        changed -> assertThat(changed.data())
                                .containsEntry("changedBy", "shen")
                                .containsEntry("priority", 90)
                                .containsEntry("version", version + 1));
        assertThat(drafts.of(id, lin).answers()).isEqualTo(REACHED);
        tasks.complete(id, REACHED, version + 1, lin);
    }

    @Test
    void cannotBeCompletedWhileTheJourneyIsPaused() {
        var id = comes();
        var claimed = tasks.claim(id, lin);
        acts.pause(claimed.instance(), "he", "the customer is moving house");
        assertThat(item(id).paused()).isTrue();
        assertThatThrownBy(() -> tasks.complete(id, REACHED, claimed.version(), lin))
                .isInstanceOf(TaskPaused.class);
        acts.resume(claimed.instance(), "he", "they have moved");
        tasks.complete(id, REACHED, claimed.version(), lin);
    }

    @Test
    void isOverForWhoHasItWhenTheJourneyIsCancelled() {
        var id = comes();
        var claimed = tasks.claim(id, lin);
        drafts.save(id, REACHED, lin);
        acts.cancel(claimed.instance(), "he", "moved abroad");

        assertThatThrownBy(() -> tasks.complete(id, REACHED, claimed.version(), lin))
                .isInstanceOf(TaskDone.class);
        assertThat(list.page(mine(), lin, null, 200).items()).isEmpty();
        assertThat(drafts.of(id, lin).answers())
                .as("what they wrote can still be read")
                .isEqualTo(REACHED);
    }

    @Test
    void draftsSurviveReleaseAndClaimAndGoWithTheTask() {
        var id = comes();
        tasks.claim(id, lin);
        drafts.save(id, Map.of("note", JSON.valueToTree("first")), lin);
        drafts.save(id, Map.of("note", JSON.valueToTree("second")), lin);
        tasks.release(id, lin);
        assertThat(drafts.of(id, tang).answers()).as("another person's").isEmpty();
        var version = tasks.claim(id, lin).version();
        assertThat(drafts.of(id, lin).answers()).containsEntry("note", JSON.valueToTree("second"));

        tasks.complete(id, REACHED, version, lin);
        assertThat(drafts.of(id, lin).answers()).isEmpty();
        assertThatThrownBy(() -> drafts.save(id, REACHED, lin)).isInstanceOf(TaskDone.class);
    }

    @Test
    void erasesWhatWasWrittenAboutACustomer() {
        var id = comes();
        tasks.claim(id, lin);
        drafts.save(id, REACHED, lin);
        tasks.postpone(id, clock.instant().plus(Duration.ofHours(2)), "Her sister is ill", false, lin);

        assertThat(drafts.erase(item(id).customer())).isEqualTo(1);
        assertThat(drafts.erase(item(id).customer())).isZero();
        assertThat(item(id).followUpReason()).isNull();
    }

    @Test
    void onlyTheAssigneeAndSupervisorsGiveItBackOrPostponeIt() {
        var id = comes();
        var later = clock.instant().plus(Duration.ofHours(2));
        assertThatThrownBy(() -> tasks.postpone(id, later, "later", false, lin)).isInstanceOf(TaskUnclaimed.class);
        tasks.claim(id, lin);
        assertThatThrownBy(() -> tasks.release(id, tang)).isInstanceOf(TaskTaken.class);
        assertThatThrownBy(() -> tasks.postpone(id, later, "later", false, tang))
                .isInstanceOf(TaskTaken.class);
        assertThatThrownBy(() -> tasks.postpone(id, clock.instant(), "later", false, lin))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> tasks.postpone(id, later, " ", false, lin)).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> tasks.prioritize(id, 90, lin)).isInstanceOf(TaskNotYours.class);
        assertThat(tasks.release(id, shen).assignee()).isNull();
    }

    @Test
    void nobodySeesTasksOfQueuesThatAreNotTheirs() {
        jdbc.sql("delete from staff_queue_member where queue_key = ? and username = 'tang'")
                .param(queue)
                .update();
        var id = comes();
        assertThatThrownBy(() -> list.get(id, tang)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> tasks.claim(id, tang)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> drafts.save(id, REACHED, tang)).isInstanceOf(NotFound.class);
        assertThat(list.page(here(), tang, null, 200).items()).isEmpty();
        assertThat(list.page(here(), shen, null, 200).items()).hasSize(1);

        var he = accounts.find("he").orElseThrow();
        assertThat(list.get(id, he).id()).isEqualTo(id);
        assertThatThrownBy(() -> tasks.claim(id, he)).isInstanceOf(TaskNotYours.class);
    }

    @Test
    void listsInTheOrderOfNextPageByPageWithRightCounts() {
        var ids = new ArrayList<String>();
        for (var task = 0; task < 5; task++) {
            ids.add(comes());
            clock.advance(Duration.ofSeconds(1));
        }
        tasks.claim(ids.get(3), lin);

        var first = list.page(here(), lin, null, 2);
        var second = list.page(here(), lin, first.next(), 2);
        var third = list.page(here(), lin, second.next(), 2);
        assertThat(Stream.of(first, second, third).flatMap(page -> page.items().stream()))
                .extracting(WorkItem::id)
                .containsExactlyElementsOf(ids);
        assertThat(first.total()).isEqualTo(5);
        assertThat(third.next()).isNull();
        assertThat(list.page(mine(), lin, null, 200).items())
                .extracting(WorkItem::id)
                .containsExactly(ids.get(3));
        assertThat(list.count(new TaskFilter(false, true, false, queue, null), lin))
                .isEqualTo(4);
        assertThat(list.count(new TaskFilter(false, false, true, queue, null), lin))
                .isZero();
        clock.advance(Duration.ofHours(5));
        assertThat(list.count(new TaskFilter(false, false, true, queue, null), lin))
                .isEqualTo(5);
    }

    private TaskFilter here() {
        return new TaskFilter(false, false, false, queue, null);
    }

    private TaskFilter mine() {
        return new TaskFilter(true, false, false, queue, null);
    }

    private String comes() {
        return journey.comesTo(key).getId();
    }

    private WorkItem item(String id) {
        return list.get(id, shen);
    }

    private List<String> told(WorkItem item) {
        return jdbc
                .sql("select facts from timeline_entry where customer_id = ? and kind = 'task-completed'")
                .param(item.customer().value())
                .query(String.class)
                .list()
                .stream()
                .map(facts -> JSON.readTree(facts).path("task").asString())
                .toList();
    }

    private static String code(Runnable act) {
        try {
            act.run();
            return "done";
        } catch (Refusal refusal) {
            return refusal.code();
        }
    }

    /** Does all of it on threads that begin together. */
    static <T> List<T> atOnce(List<Callable<T>> work) throws Exception {
        var threads = Executors.newFixedThreadPool(work.size());
        try {
            var barrier = new CyclicBarrier(work.size());
            var begun = new ArrayList<Future<T>>();
            for (var each : work) {
                begun.add(threads.submit(() -> {
                    barrier.await();
                    return each.call();
                }));
            }
            var results = new ArrayList<T>();
            for (var each : begun) {
                results.add(SecondNode.result(each));
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private int version(String id) {
        return list.get(id, shen).version();
    }
}
