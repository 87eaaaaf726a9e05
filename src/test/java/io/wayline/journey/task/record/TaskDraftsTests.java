package io.wayline.journey.task.record;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.journey.InstanceActs;
import io.wayline.journey.task.TaskJourney;
import io.wayline.journey.task.TaskList;
import io.wayline.journey.task.Tasks;
import io.wayline.journey.task.WorkItem;
import io.wayline.journey.task.refusal.TaskDone;
import io.wayline.shared.InvalidValue;
import io.wayline.staff.Accounts;
import io.wayline.staff.Person;
import io.wayline.staff.Queues;
import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DatabaseTest
class TaskDraftsTests {

    private static final JsonMapper JSON = JsonMapper.shared();

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
    JdbcClient jdbc;

    private final String queue = "q-" + UUID.randomUUID().toString().substring(0, 8);
    private Person lin;
    private Person shen;
    private String task = "";

    @BeforeEach
    void linHasATask() {
        lin = accounts.find("lin").orElseThrow();
        shen = accounts.find("shen").orElseThrow();
        jdbc.sql("delete from staff_queue_member where queue_key like 'q-%'").update();
        queues.create(queue, "Test", "测试", List.of("lin"));
        task = journey.comesTo(journey.drawn(queue, 50, "PT4H")).getId();
        tasks.claim(task, lin);
    }

    @AfterEach
    void nobodyIsLeft() {
        journey.forget();
        jdbc.sql("delete from staff_queue_member where queue_key like 'q-%'").update();
    }

    @Test
    void aSavingThatComesTwiceOrLateChangesNothing() {
        saved("page.1", null, "He");
        saved("page.3", null, "Hello");
        saved("page.2", null, "Hell");
        saved("page.3", null, "something else");

        assertThat(kept()).isEqualTo("Hello");
        assertThat(drafts.of(task, lin).mark()).isEqualTo(new DraftMark("page", 3));
    }

    @Test
    void aPageGoesOnFromTheDraftThatItShowed() {
        saved("monday.7", null, "Hello");
        saved("tuesday.1", "monday.7", "Hello again");
        saved("tuesday.2", "monday.7", "Hello again, Anna");

        assertThat(kept()).isEqualTo("Hello again, Anna");
    }

    @Test
    void whatAnotherPageSavedMeanwhileIsNotWrittenOver() {
        saved("left.1", null, "Hello");
        saved("right.1", "left.1", "Hello from the right");

        assertThatThrownBy(() -> saved("left.2", null, "Hello from the left"))
                .isInstanceOfSatisfying(
                        DraftChanged.class,
                        changed -> assertThat(changed.data()).containsEntry("draft", "right.1"));
        assertThatThrownBy(() -> saved("third.1", "left.1", "Hello from a third"))
                .isInstanceOf(DraftChanged.class);
        assertThat(kept()).isEqualTo("Hello from the right");
        saved("left.2", "right.1", "Hello from the left");
        assertThat(kept()).isEqualTo("Hello from the left");
    }

    @Test
    void ofManySavingsAtTheSameMomentTheLatestStays() {
        var all = IntStream.rangeClosed(1, 12)
                .mapToObj(step -> CompletableFuture.runAsync(() -> saved("page." + step, null, "text " + step)))
                .toList();

        all.forEach(CompletableFuture::join);

        assertThat(kept()).isEqualTo("text 12");
    }

    @Test
    void keepsWhatCannotBeJudgedYetAsItWasTyped() {
        var typed = Map.of(
                "outcome", JSON.readTree("\"reac\""), "amount", JSON.readTree("\"1.299,\""), "moment", text("2026-1"));

        drafts.save(task, typed, DraftMark.parse("page.1"), null, lin);

        assertThat(drafts.of(task, lin).answers()).isEqualTo(typed);
    }

    @Test
    void keepsNothingOfATaskThatIsOver() {
        saved("page.1", null, "Hello");
        tasks.complete(
                task, Map.of("outcome", text("reached")), list.get(task, lin).version(), lin);

        assertThatThrownBy(() -> saved("page.2", null, "Hello again")).isInstanceOf(TaskDone.class);
        assertThat(drafts.of(task, lin)).isEqualTo(TaskDraft.NONE);
    }

    @Test
    void whatAColleagueBeganStaysTheirsWhenSomebodyElseCompletesTheTask() {
        drafts.save(task, Map.of("note", text("Rang twice")), shen);
        tasks.complete(
                task, Map.of("outcome", text("reached")), list.get(task, lin).version(), lin);

        assertThat(drafts.of(task, shen).answers()).containsEntry("note", text("Rang twice"));
    }

    @Test
    void hasTheNamesOfItsFormAlsoWhenTheJourneyWentOnWithoutTheTask() {
        drafts.save(task, Map.of("note", text("Rang twice"), "outcome", text("missed")), lin);
        acts.cancel(list.get(task, lin).instance(), "he", "moved abroad");

        var item = list.get(task, lin);
        var written = drafts.named(item, drafts.of(task, lin).answers(), Locale.ENGLISH);

        assertThat(item.state()).isEqualTo(WorkItem.State.WITHDRAWN);
        assertThat(written)
                .extracting(answer -> answer.label() + ": " + answer.texts())
                .containsExactly("Outcome: [Missed]", "Note: [Rang twice]");
    }

    @Test
    void refusesWhatIsNoMarkOfADraft() {
        for (var mark : List.of("", "page", "page.", ".1", "page.1.2", "a page.1", "page.-1", "page.99999999999")) {
            assertThatThrownBy(() -> DraftMark.parse(mark)).as(mark).isInstanceOf(InvalidValue.class);
        }
    }

    private void saved(String mark, @Nullable String after, String note) {
        var begun = after == null ? null : DraftMark.parse(after);
        drafts.save(task, Map.of("note", text(note)), DraftMark.parse(mark), begun, lin);
    }

    private String kept() {
        return drafts.of(task, lin).answers().get("note").asString();
    }

    private static JsonNode text(String text) {
        return JSON.valueToTree(text);
    }
}
