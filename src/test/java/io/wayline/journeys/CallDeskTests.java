package io.wayline.journeys;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import io.wayline.callback.Callback;
import io.wayline.callback.Callback.State;
import io.wayline.callback.CallbackChanged;
import io.wayline.callback.CallbackFilter;
import io.wayline.callback.CallbackList;
import io.wayline.callback.CallbackOver;
import io.wayline.callback.Callbacks;
import io.wayline.callback.SlotRefused;
import io.wayline.callback.attempt.CallTaken;
import io.wayline.customer.access.Viewer;
import io.wayline.journey.EngineDriver;
import io.wayline.journey.Journeys;
import io.wayline.journey.task.TaskFilter;
import io.wayline.journey.task.TaskList;
import io.wayline.journey.task.TaskUndo;
import io.wayline.journey.task.Tasks;
import io.wayline.journey.task.WorkItem;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.Refusal;
import io.wayline.staff.Accounts;
import io.wayline.staff.Person;
import io.wayline.staff.Queues;
import io.wayline.staff.SignedIn;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;
import io.wayline.workspace.HandOvers;
import io.wayline.workspace.TaskHasCall;
import io.wayline.workspace.call.CallDesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/** Anna is to be called in a task of Lin's and Shen's queue; it is Monday, 23 November 2026, ten in the morning in Shanghai. */
@DatabaseTest
class CallDeskTests {

    private static final Instant MONDAY_TEN = Instant.parse("2026-11-23T02:00:00Z");
    private static final Instant TUESDAY_TWO = Instant.parse("2026-11-24T06:00:00Z");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Autowired
    JourneyDriver journey;

    @Autowired
    EngineDriver engine;

    @Autowired
    Journeys journeys;

    @Autowired
    CallDesk desk;

    @Autowired
    HandOvers handOvers;

    @Autowired
    MockMvcTester http;

    @Autowired
    Callbacks callbacks;

    @Autowired
    CallbackList list;

    @Autowired
    TaskList taskList;

    @Autowired
    Tasks tasks;

    @Autowired
    TaskUndo undo;

    @Autowired
    Queues queues;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    private final String queue = "q-" + UUID.randomUUID().toString().substring(0, 8);
    private final String anna = "anna-" + UUID.randomUUID();
    private Person lin;
    private Person shen;
    private Instant before = Instant.EPOCH;

    @BeforeEach
    void annaIsToBeCalled() {
        before = clock.instant();
        clock.set(MONDAY_TEN.minusSeconds(5));
        lin = accounts.find("lin").orElseThrow();
        shen = accounts.find("shen").orElseThrow();
        queues.create(queue, "Test", "测试", List.of("lin", "shen"));
        engine.draws("call-wanted.bpmn");
        journey.happens("customer.registered", anna, Map.of("phone", "+8613800138000"));
        journey.happens("test.call-wanted", anna, Map.of("queue", queue, "within", "P2D"));
    }

    @AfterEach
    void nobodyIsLeft() {
        engine.forgetsDrawings();
        jdbc.sql("delete from staff_queue_member where queue_key = ?")
                .param(queue)
                .update();
        clock.set(before);
        // what this node knew of journeys at ten o’clock on that Monday is old now
        journeys.overview(Locale.ENGLISH);
    }

    @Test
    void aTaskWhoseCallIsBookedStaysInItsQueue() {
        var other = "q-" + UUID.randomUUID().toString().substring(0, 8);
        queues.create(other, "Test", "测试", List.of());
        var id = task().id();

        assertThat(handOvers.queues(task(), shen)).isEmpty();
        assertThatThrownBy(() -> handOvers.handOver(id, HandOvers.QUEUE + other, "Belongs there", shen))
                .isInstanceOf(TaskHasCall.class);
        assertThat(task().queue()).isEqualTo(queue);
    }

    @Test
    void aCallIsTakenWithItsTaskFromEitherPage() {
        assertThat(desk.take(call().ref(), lin).agent()).isEqualTo("lin");
        assertThat(task().assignee()).isEqualTo("lin");
        assertThatThrownBy(() -> desk.take(call().ref(), shen))
                .isInstanceOfSatisfying(
                        CallTaken.class, no -> assertThat(no.agent()).isEqualTo("lin"));

        tasks.release(task().id(), lin);
        assertThat(call().agent()).isNull();
        tasks.claim(task().id(), shen);
        assertThat(call().agent()).isEqualTo("shen");
        desk.handOver(call().ref(), "lin", "She asked for you", shen);
        assertThat(call().agent()).isEqualTo("lin");
        assertThat(desk.release(call().ref(), lin).agent()).isNull();
        assertThat(task().state()).isEqualTo(WorkItem.State.WAITING);
    }

    @Test
    void anActThatIsTakenBackTakesTheCallWithIt() {
        var before = TaskUndo.Before.of(task());
        var taken = tasks.claim(task().id(), lin);
        assertThat(call().agent()).isEqualTo("lin");

        undo.putBack(taken.id(), taken.version(), before, lin);

        assertThat(call().agent()).isNull();
    }

    @Test
    void aStartedCallShowsItsNumberOnceAndEndsWithItsOutcome() {
        var started = desk.start(call().ref(), lin, viewer());
        desk.start(call().ref(), lin, viewer());

        assertThat(started.isUnderWay()).isTrue();
        assertThat(journey.story(anna).stream().filter("contact-unveiled"::equals))
                .as("once")
                .hasSize(1);

        clock.advance(Duration.ofMinutes(4));
        var done = desk.outcome(call().ref(), Map.of("callResult", text("reached")), task().version(), lin);
        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.agent()).isEqualTo("lin");
        assertThat(done.startedAt()).isEqualTo(started.startedAt());
        assertThat(journey.story(anna)).contains("call-started", "call-done");
        journey.on("call-wanted", anna).timePasses(Duration.ZERO).expectEnded("reached");

        assertThat(desk.outcome(done.ref(), Map.of("callResult", text("reached")), 0, lin))
                .as("pressed twice")
                .isEqualTo(done);
        assertThatThrownBy(() -> desk.outcome(done.ref(), Map.of("callResult", text("busy")), 0, lin))
                .as("something else")
                .isInstanceOf(CallbackOver.class);
    }

    @Test
    void aCallIsStartedFromItsTaskAndTheNextTaskIsOneKeyAwayFromItsOutcome() {
        var start = "action=\"/calls/" + call().ref() + "/start\"";
        assertThat(page("/work/" + task().id())).contains(start, "data-key=\"s\"");
        assertThat(http.post()
                        .uri("/calls/" + call().ref() + "/start")
                        .with(authentication(signedIn()))
                        .with(csrf()))
                .hasStatus3xxRedirection();
        assertThat(page("/work/" + task().id())).doesNotContain(start).contains("on the phone since");

        var done = desk.outcome(call().ref(), Map.of("callResult", text("reached")), null, lin);

        assertThat(page("/calls/" + done.ref())).containsPattern("action=\"/work/next\"[\\s\\S]*data-key=\"n\"");
    }

    @Test
    void ofTwoWhoStartTheSameCallAtOnceOneIsOnThePhone() throws Exception {
        var ref = call().ref();
        var together = new CyclicBarrier(2);
        var answers = new ArrayList<String>();
        var threads = Executors.newFixedThreadPool(2);
        try {
            for (var each : threads.invokeAll(List.<Callable<String>>of(
                    () -> started(ref, lin, "ROLE_AGENT", together),
                    () -> started(ref, shen, "ROLE_SUPERVISOR", together)))) {
                answers.add(each.get());
            }
        } finally {
            threads.shutdown();
        }

        assertThat(answers).containsExactlyInAnyOrder("started", "call-held");
        var winner = answers.get(0).equals("started") ? "lin" : "shen";
        assertThat(call().agent()).isEqualTo(winner);
        assertThat(call().isUnderWay()).isTrue();
        assertThat(task().assignee()).isEqualTo(winner);
        assertThat(journey.story(anna).stream().filter("call-started"::equals)).hasSize(1);
    }

    private String started(String ref, Person by, String role, CyclicBarrier together) throws Exception {
        together.await();
        try {
            desk.start(ref, by, Viewer.of(by.username(), List.of(role)));
            return "started";
        } catch (Refusal refused) {
            return refused.code();
        }
    }

    private String page(String path) {
        var result = http.get().uri(path).with(authentication(signedIn())).exchange();
        assertThat(result).hasStatusOk();
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private SignedIn signedIn() {
        return new SignedIn(new Person(lin.username(), lin.displayName(), lin.roles(), Locale.ENGLISH, lin.theme()), 0);
    }

    @Test
    void aBusyLineIsTriedAgainLikeOneThatNobodyAnswers() {
        desk.start(call().ref(), lin, viewer());
        var busy = desk.outcome(call().ref(), Map.of("callResult", text("busy")), null, lin);
        journey.on("call-wanted", anna).timePasses(Duration.ZERO);

        assertThat(busy.state()).isEqualTo(State.MISSED);
        var next = callbacks.after(busy).orElseThrow();
        assertThat(next.attempt()).isEqualTo(2);
        assertThat(next.agent()).as("whoever is there").isNull();
    }

    @Test
    void whoeverWantsToBeCalledAgainIsAskedForATimeAtWhichTheQueueCan() {
        desk.start(call().ref(), lin, viewer());

        assertThatThrownBy(() -> again(null))
                .isInstanceOfSatisfying(
                        InvalidValue.class, no -> assertThat(no.field()).isEqualTo("callAgainAt"));
        assertThatThrownBy(() -> again("2026-11-23T09:00")).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> again("2026-11-24T12:30")).isInstanceOfSatisfying(SlotRefused.class, no -> {
            assertThat(no.code()).isEqualTo("call-outside-hours");
            assertThat(no.free()).isNotEmpty();
        });
        assertThat(call().state()).as("nothing was completed").isEqualTo(State.BOOKED);

        var later = again("2026-11-24T15:10");
        journey.on("call-wanted", anna).timePasses(Duration.ZERO);
        assertThat(callbacks.after(later).orElseThrow().startsAt()).isEqualTo(Instant.parse("2026-11-24T07:00:00Z"));
    }

    @Test
    void aCallThatIsMovedStaysWithWhoHasIt() {
        desk.take(call().ref(), lin);
        var stale = call().version() - 1;
        assertThatThrownBy(() -> desk.move(call().ref(), TUESDAY_TWO, null, null, stale, lin))
                .isInstanceOf(CallbackChanged.class);

        desk.move(call().ref(), TUESDAY_TWO, null, null, call().version(), lin);
        journey.on("call-wanted", anna).timePasses(Duration.ZERO);

        assertThat(call().startsAt()).isEqualTo(TUESDAY_TWO);
        assertThat(call().agent()).isEqualTo("lin");
        assertThat(task().assignee()).as("the task that came up anew").isEqualTo("lin");
        assertThat(task().state()).isEqualTo(WorkItem.State.TAKEN);
    }

    @Test
    void aCallMovesInTimeAndToSomebodyAtOnceOrNotAtAll() {
        assertThatThrownBy(() -> desk.move(
                        call().ref(), Instant.parse("2026-11-28T02:00:00Z"), "lin", null, call().version(), lin))
                .isInstanceOfSatisfying(
                        SlotRefused.class, no -> assertThat(no.code()).isEqualTo("call-day-off"));
        assertThat(call().agent()).as("not taken either").isNull();

        desk.move(call().ref(), TUESDAY_TWO, "lin", null, call().version(), lin);
        assertThat(call().agent()).isEqualTo("lin");
        assertThatThrownBy(() -> desk.move(call().ref(), TUESDAY_TWO, "shen", "", call().version(), lin))
                .as("a colleague is told why")
                .isInstanceOf(InvalidValue.class);
    }

    private Callback again(@Nullable String at) {
        Map<String, JsonNode> answers = at == null
                ? Map.of("callResult", text("later"))
                : Map.of("callResult", text("later"), "callAgainAt", text(at));
        return desk.outcome(call().ref(), answers, null, lin);
    }

    private static JsonNode text(String text) {
        return JSON.stringNode(text);
    }

    private static Viewer viewer() {
        return Viewer.of("lin", List.of("ROLE_AGENT"));
    }

    private Callback call() {
        return list.page(new CallbackFilter(null, queue, null, null), shen, null, 50)
                .items()
                .get(0);
    }

    private WorkItem task() {
        return taskList.page(new TaskFilter(false, false, false, queue, null), shen, null, 50)
                .items()
                .get(0);
    }
}
