package io.wayline.journey.task.record;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.journey.task.FormAnswers;
import io.wayline.journey.task.TaskJourney;
import io.wayline.journey.task.TaskList;
import io.wayline.journey.task.Tasks;
import io.wayline.journey.task.refusal.AnswersRefused;
import io.wayline.shared.CustomerId;
import io.wayline.shared.CustomerMerge;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.MergeParticipant;
import io.wayline.shared.NotFound;
import io.wayline.shared.Refusal;
import io.wayline.staff.Accounts;
import io.wayline.staff.Person;
import io.wayline.staff.Queues;
import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DatabaseTest
class TaskRecordsTests {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    @Autowired
    TaskJourney journey;

    @Autowired
    Tasks tasks;

    @Autowired
    TaskList list;

    @Autowired
    TaskRecords records;

    @Autowired
    FormAnswers answers;

    @Autowired
    Queues queues;

    @Autowired
    Accounts accounts;

    @Autowired
    List<MergeParticipant> merging;

    @Autowired
    JdbcClient jdbc;

    private final String callers = "q-" + UUID.randomUUID().toString().substring(0, 8);
    private final String writers = "q-" + UUID.randomUUID().toString().substring(0, 8);
    private Person lin;
    private Person tang;
    private Person shen;
    private String call = "";

    @BeforeEach
    void linCallsAndTangWrites() {
        lin = accounts.find("lin").orElseThrow();
        tang = accounts.find("tang").orElseThrow();
        shen = accounts.find("shen").orElseThrow();
        jdbc.sql("delete from staff_queue_member where queue_key like 'q-%'").update();
        queues.create(callers, "Calls", "电话", List.of("lin"));
        queues.create(writers, "Letters", "信件", List.of("tang"));
        call = journey.comesTo(journey.drawnInTwo(callers, writers)).getId();
    }

    @AfterEach
    void nobodyIsLeft() {
        journey.forget();
        jdbc.sql("delete from staff_queue_member where queue_key like 'q-%'").update();
    }

    @Test
    void saysWhoAnsweredWhatAndWhen() {
        done(call, lin, "{\"outcome\": \"reached\", \"note\": \"She moves in May\"}");

        var record = records.of(call, lin);

        assertThat(record.name()).isEqualTo("Call the customer");
        assertThat(record.journeyName()).isEqualTo("Desk");
        assertThat(record.by()).isEqualTo("lin");
        assertThat(record.byName()).isEqualTo("Lin Yue");
        assertThat(record.form()).isEqualTo("desk");
        assertThat(record.at()).isEqualTo(list.get(call, lin).finishedAt());
        assertThat(said(record)).containsExactly("Outcome: [Reached]", "Note: [She moves in May]");
    }

    @Test
    void tellsEveryKindOfFieldAsItStoodOnThePage() {
        done(call, lin, "{\"outcome\": \"reached\"}");
        var letter = journey.after(call).getId();
        done(letter, tang, """
                {"subject": "Your jug", "words": "Dear Anna,\\n对不起", "amount": 129.50, "urgent": false, "tone": "warm",
                 "remedy": "replace", "parts": ["jug", "lid"], "day": "2026-12-01", "clock": "14:30",
                 "moment": "2026-12-02T09:00+08:00"}""");

        var record = records.of(letter, tang);

        assertThat(said(record))
                .containsExactly(
                        "Subject: [Your jug]",
                        "What to say: [Dear Anna,\n对不起]",
                        "Worth in CNY: [129.50]",
                        "Urgent: []",
                        "Tone: [Warm]",
                        "Remedy: [Send a new one]",
                        "Broken parts: [The jug, The lid]",
                        "Send on: [2026-12-01]",
                        "Not before: [14:30]",
                        "Call again on: [2026-12-02T09:00+08:00]",
                        "left: []");
        assertThat(record.answers().get(3).value().asBoolean(true)).isFalse();
        assertThat(record.answers().get(3).wasGiven()).isTrue();
        assertThat(record.answers().get(10).wasGiven()).isFalse();
        assertThat(record.answers())
                .extracting(GivenAnswer::kind)
                .contains("textfield", "checklist", "date", "time", "datetime");
    }

    @Test
    void staysWhatItWasWhenTheFormChangesLater() {
        done(call, lin, "{\"outcome\": \"reached\", \"note\": \"fine\"}");
        journey.changed("""
                {"schemaVersion": 16, "type": "default", "id": "desk", "components": [
                  {"type": "select", "key": "outcome", "label": "Mood",
                   "values": [{"label": "Angry", "value": "reached"}]},
                  {"type": "checkbox", "key": "note", "label": "Noted"}]}""");

        assertThat(said(records.of(call, lin))).containsExactly("Outcome: [Reached]", "Note: [fine]");
    }

    @Test
    void saysKeysAndValuesWhenItsFormWasTakenAwayThoughAnotherHasItsNumber() {
        done(call, lin, "{\"outcome\": \"reached\", \"note\": \"fine\"}");
        journey.takenAway();
        journey.changed("""
                {"schemaVersion": 16, "type": "default", "id": "desk", "components": [
                  {"type": "select", "key": "outcome", "label": "Mood",
                   "values": [{"label": "Angry", "value": "reached"}]}]}""");

        var record = records.of(call, shen);

        assertThat(said(record)).containsExactly("note: [fine]", "outcome: [reached]");
        assertThat(record.form()).isEqualTo("desk");
    }

    @Test
    void isErasedWithWhatWasAnsweredAboutTheCustomer() {
        done(call, lin, "{\"outcome\": \"reached\", \"note\": \"She moves in May\"}");

        answers.erase(records.of(call, lin).customer());

        var record = records.of(call, lin);
        assertThat(record.answers()).isEmpty();
        assertThat(record.erasedAt()).isNotNull();
        assertThat(record.by()).isEqualTo("lin");
    }

    @Test
    void goesWithTheCustomerIntoWhomTheyAreMerged() {
        done(call, lin, "{\"outcome\": \"reached\"}");
        var merged = records.of(call, lin).customer();
        var kept = new CustomerId(UUID.randomUUID().toString());
        var merge =
                new CustomerMerge(kept, new CustomerRef("kept"), merged, new CustomerRef("merged"), null, null, "shen");

        merging.stream()
                .filter(each -> each.getClass().getPackageName().equals("io.wayline.journey"))
                .forEach(each -> each.merge(merge));

        assertThat(records.ofCustomer(kept, null, 10).items())
                .extracting(TaskRecord::task)
                .containsExactly(call);
        assertThat(records.ofCustomer(merged, null, 10).items()).isEmpty();
    }

    @Test
    void isReadOnTheFollowingTasksByWhoeverSeesThose() {
        assertThatThrownBy(() -> records.of(call, tang)).isInstanceOf(NotFound.class);
        done(call, lin, "{\"outcome\": \"reached\"}");
        var letter = list.get(journey.after(call).getId(), tang);

        assertThat(records.before(letter, 20)).extracting(TaskRecord::task).containsExactly(call);
        assertThat(records.of(call, tang).task()).isEqualTo(call);
        assertThat(records.ofInstance(letter.instance(), tang, null, 10).items())
                .extracting(TaskRecord::task)
                .containsExactly(call);
    }

    @Test
    void isNobodysBusinessInOtherQueuesOnceTheWayHasNoTaskForThem() {
        done(call, lin, "{\"outcome\": \"reached\"}");
        var letter = journey.after(call).getId();
        var instance = list.get(letter, tang).instance();
        assertThatThrownBy(() -> records.of(letter, tang)).as("not done yet").isInstanceOf(NotFound.class);
        done(letter, tang, "{\"subject\": \"Your jug\"}");

        assertThatThrownBy(() -> records.of(call, tang)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> records.of(letter, lin)).isInstanceOf(NotFound.class);
        assertThat(records.ofInstance(instance, tang, null, 10).items())
                .extracting(TaskRecord::task)
                .containsExactly(letter);
        var admin = accounts.find("admin").orElseThrow();
        assertThat(records.ofInstance(instance, admin, null, 10).items())
                .extracting(TaskRecord::task)
                .containsExactly(call, letter);
        assertThatThrownBy(() -> records.ofInstance("nothing", shen, null, 10)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> records.ofInstance("nothing", lin, null, 10)).isInstanceOf(NotFound.class);
    }

    @Test
    void aWayIsReadPageByPage() {
        done(call, lin, "{\"outcome\": \"reached\"}");
        var letter = journey.after(call).getId();
        var way = list.get(letter, tang);
        done(letter, tang, "{\"subject\": \"Your jug\"}");

        var first = records.ofInstance(way.instance(), shen, null, 1);
        var second = records.ofInstance(way.instance(), shen, first.next(), 1);

        assertThat(first.items()).extracting(TaskRecord::task).containsExactly(call);
        assertThat(first.total()).isEqualTo(2);
        assertThat(second.items()).extracting(TaskRecord::task).containsExactly(letter);
        assertThat(second.next()).isNull();
        var newest = records.ofCustomer(way.customer(), null, 1);
        assertThat(newest.items()).extracting(TaskRecord::task).containsExactly(letter);
        assertThat(records.ofCustomer(way.customer(), newest.next(), 1).items())
                .extracting(TaskRecord::task)
                .containsExactly(call);
    }

    @Test
    void answersThatAreTooLongForOneRowAreRefusedWithTheLongest() {
        done(call, lin, "{\"outcome\": \"reached\"}");
        var letter = journey.after(call).getId();
        var claimed = tasks.claim(letter, tang);
        // in JSON each of these takes six characters
        Map<String, JsonNode> given = Map.of(
                "subject", JSON.valueToTree("\u0001".repeat(3_000)), "words", JSON.valueToTree("\u0001".repeat(9_000)));

        assertThatThrownBy(() -> tasks.complete(letter, given, claimed.version(), tang))
                .isInstanceOfSatisfying(
                        AnswersRefused.class,
                        refused -> assertThat(refused.findings())
                                .extracting(Refusal.Finding::pointer)
                                .containsExactly("words"));
        assertThat(list.get(letter, tang).isOpen()).isTrue();
    }

    private void done(String task, Person by, String given) {
        var claimed = tasks.claim(task, by);
        var typed = JSON.readTree(given).properties();
        tasks.complete(
                task,
                typed.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                claimed.version(),
                by);
    }

    private static List<String> said(TaskRecord record) {
        return record.answers().stream()
                .map(answer -> answer.label() + ": " + answer.texts())
                .toList();
    }
}
