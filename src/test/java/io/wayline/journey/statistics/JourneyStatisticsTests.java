package io.wayline.journey.statistics;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import io.wayline.events.EventsDriver;
import io.wayline.journey.Drawn;
import io.wayline.journey.engine.FirstSteps;
import io.wayline.shared.NotFound;
import io.wayline.staff.Accounts;
import io.wayline.staff.SignedIn;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;
import io.wayline.testing.SqlCount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

/** How many stand where, with a number of statements that does not grow with them. */
@DatabaseTest
class JourneyStatisticsTests {

    private static final String KEY = "counted";

    /** Doubled so often, one customer becomes this many. */
    private static final int DOUBLINGS = 14;

    private static final long MANY = 1L << DOUBLINGS;

    /** Versions, who stands, who failed, who is tried again, events that were not delivered, ends, entries. */
    private static final int STATEMENTS = 7;

    /**
     * The same, the version that is drawn, and who the first fifty are: rows, count, where they stand, names, the reader, a
     * session, whether surveys were sent, whether it can be drawn anew, which steps are paused, who
     * waits for another try.
     */
    private static final int STATEMENTS_OF_THE_PAGE = 19;

    /** Of one step besides, when it was counted last, what pausing it would do, and a session; the fifty are not read. */
    private static final int STATEMENTS_OF_A_STEP = 23;

    @Autowired
    JourneyStatistics statistics;

    @Autowired
    JourneyTopic topic;

    @Autowired
    FirstSteps firstSteps;

    @Autowired
    EventsDriver events;

    @Autowired
    RepositoryService repository;

    @Autowired
    ManagementService management;

    @Autowired
    TaskService tasks;

    @Autowired
    Accounts accounts;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    @Autowired
    SqlCount sql;

    private @Nullable String moved;

    @BeforeEach
    void aJourneyInWhichEverybodyIsAskedAndWaitsAWeekBeside() {
        // other tests leave their readers' languages behind
        jdbc.sql("update account set locale = null").update();
        deploy();
    }

    private void deploy() {
        var model = Drawn.journey(KEY)
                .startEvent("Start_Counted")
                .name("Begun")
                .message("customer.registered")
                .parallelGateway("Gateway_Both")
                .userTask("Task_Look")
                .name("Somebody looks")
                .endEvent("End_Looked")
                .name("Looked at")
                .moveToNode("Gateway_Both")
                .subProcess("Sub_Later")
                .name("Later")
                .embeddedSubProcess()
                .startEvent()
                .intermediateCatchEvent("Event_Week")
                .name("Wait a week")
                .timerWithDuration("P7D")
                .endEvent("End_Inside")
                .subProcessDone()
                .endEvent("End_Waited")
                .name("Waited")
                .done();
        repository.createDeployment().addModelInstance(KEY + ".bpmn", model).deploy();
        clock.advance(Duration.ofSeconds(5));
    }

    @AfterEach
    void nobodyIsLeft() {
        jdbc.sql("delete from act_ru_execution where rev_ = 4711").update();
        if (moved != null) {
            jdbc.sql("update act_ru_execution set proc_def_id_ = ? where proc_def_id_ = ?")
                    .params(moved, latest())
                    .update();
        }
        jdbc.sql("delete from journey_instance where journey = ?").param(KEY).update();
        repository.createDeploymentQuery().list().stream()
                .filter(each -> repository.getDeploymentResourceNames(each.getId()).stream()
                        .anyMatch(name -> name.startsWith(KEY)))
                .forEach(each -> repository.deleteDeployment(each.getId(), true));
        clock.advance(Duration.ofSeconds(5));
    }

    @Test
    void countsEachCustomerAtEveryStepWhereTheyStandAndNotInWhatLiesAroundIt() {
        registers();
        registers();

        var figures = statistics.of(KEY, null, Locale.ENGLISH);

        assertThat(here(figures, "Task_Look")).isEqualTo(2);
        assertThat(here(figures, "Event_Week")).isEqualTo(2);
        assertThat(here(figures, "Sub_Later")).isZero();
        assertThat(figures.live()).isEqualTo(2);
        assertThat(figures.step("Event_Week"))
                .get()
                .extracting(StepFigures::name)
                .isEqualTo("Wait a week");
        assertThat(figures.step("Gateway_Both"))
                .as("nobody stands at a gateway")
                .isEmpty();
    }

    @Test
    void countsWhoEndedAtWhichEndInTheLastThirtyDays() {
        registers();
        tasks.complete(task());
        stepsRun();
        clock.advance(Duration.ofDays(7).plusMinutes(1));
        management
                .createJobQuery()
                .processDefinitionKey(KEY)
                .timers()
                .list()
                .forEach(timer -> management.executeJob(timer.getId()));
        stepsRun();

        var after = statistics.of(KEY, null, Locale.ENGLISH);
        clock.advance(Duration.ofDays(31));
        var later = statistics.of(KEY, null, Locale.ENGLISH);

        assertThat(after.live()).isZero();
        assertThat(jdbc.sql("select ended_by from journey_instance where journey = ?")
                        .param(KEY)
                        .query(String.class)
                        .list())
                .containsExactly("End_Waited");
        assertThat(after.step("End_Waited"))
                .get()
                .extracting(StepFigures::ended)
                .isEqualTo(1L);
        assertThat(after.step("End_Looked"))
                .get()
                .extracting(StepFigures::ended)
                .isEqualTo(0L);
        assertThat(later.step("End_Waited"))
                .get()
                .extracting(StepFigures::ended)
                .isEqualTo(0L);
    }

    @Test
    void showsOneVersionOrAllOfThem() {
        registers();
        deploy();
        registers();
        var versions = statistics.of(KEY, null, Locale.ENGLISH).versions();

        var all = statistics.of(KEY, null, Locale.ENGLISH);
        var newest = statistics.of(KEY, versions.get(0).version(), Locale.ENGLISH);
        var gone = statistics.of(KEY, 4711, Locale.ENGLISH);

        assertThat(versions).extracting(VersionFigures::live).containsExactly(1L, 1L);
        assertThat(here(all, "Task_Look")).isEqualTo(2);
        assertThat(here(newest, "Task_Look")).isEqualTo(1);
        assertThat(newest.isOfOne()).isTrue();
        assertThat(gone.gone()).isEqualTo(4711);
        assertThat(here(gone, "Task_Look")).isEqualTo(2);
    }

    @Test
    void listsThoseFirstWhoHaveWaitedLongest() {
        registers();
        clock.advance(Duration.ofHours(2));
        registers();

        var waiting = statistics.at(statistics.of(KEY, null, Locale.ENGLISH), "Event_Week", 0, 20);

        assertThat(waiting)
                .hasSize(2)
                .allSatisfy(each -> assertThat(each.since()).isNotNull());
        assertThat(waiting.get(0).since()).isBefore(waiting.get(1).since());
        assertThat(statistics.at(statistics.of(KEY, null, Locale.ENGLISH), "Event_Week", 1, 1))
                .extracting(WaitingInstance::instance)
                .containsExactly(waiting.get(1).instance());
    }

    @Test
    void sendsTheSameFewStatementsForManyAsForOne() {
        registers();
        var ofOne = counted();

        becomeMany();
        var ofMany = counted();

        assertThat(here(statistics.of(KEY, null, Locale.ENGLISH), "Task_Look")).isEqualTo(MANY);
        assertThat(ofMany).isEqualTo(ofOne).isLessThanOrEqualTo(STATEMENTS);
        assertThat(statistics.at(statistics.of(KEY, null, Locale.ENGLISH), "Task_Look", 3, 20))
                .hasSize(20);
    }

    @Test
    void drawsThePageOfManyWithTheStatementsOfThatOfOne() {
        registers();
        page();
        var ofOne = statementsOf("/journeys/" + KEY);
        var stepOfOne = statementsOf("/journeys/" + KEY + "?step=Task_Look");

        becomeMany();

        assertThat(statementsOf("/journeys/" + KEY))
                .as(sql::asTable)
                .isEqualTo(ofOne)
                .isLessThanOrEqualTo(STATEMENTS_OF_THE_PAGE);
        assertThat(statementsOf("/journeys/" + KEY + "?step=Task_Look"))
                .as(sql::asTable)
                .isEqualTo(stepOfOne)
                .isLessThanOrEqualTo(STATEMENTS_OF_A_STEP);
    }

    @Test
    void saysWhoStandsWhereThoughTheDrawingCannotBeReadAnyMore() {
        registers();
        moved = latest();
        var model = Bpmn.convertToString(repository.getBpmnModelInstance(latest()));
        repository.createDeployment().addString(KEY + ".bpmn", model).deploy();
        // the engine has read it already, and our reader refuses it
        jdbc.sql("""
                        update act_ge_bytearray set bytes_ = ? where name_ = ? and deployment_id_ =
                            (select deployment_id_ from act_re_procdef where id_ = ?)""")
                .params((model + "<!-- <!DOCTYPE -->").getBytes(StandardCharsets.UTF_8), KEY + ".bpmn", latest())
                .update();
        jdbc.sql("update act_ru_execution set proc_def_id_ = ? where proc_def_id_ like ?")
                .params(latest(), KEY + ":%")
                .update();
        jdbc.sql("update journey_instance set definition_id = ? where journey = ?")
                .params(latest(), KEY)
                .update();
        clock.advance(Duration.ofSeconds(5));

        var figures = statistics.of(KEY, null, Locale.ENGLISH);
        var page = page();

        assertThat(here(figures, "Task_Look")).isEqualTo(1);
        assertThat(page)
                .contains("This version has no drawing that can be shown.")
                .contains("Task_Look");
    }

    @Test
    void knowsNoJourneyThatIsNotThere() {
        assertThatThrownBy(() -> statistics.of("nowhere", null, Locale.ENGLISH)).isInstanceOf(NotFound.class);
    }

    @Test
    void movesOpenPagesWhenSomebodyMovesAndOnlyThen() {
        // of tests whose clocks were far ahead: their steps would be the newest for years
        jdbc.sql("delete from act_hi_actinst where end_time_ > ?")
                .param(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        registers();
        var before = topic.versions(Set.of(KEY));
        assertThat(topic.versions(Set.of(KEY))).isEqualTo(before).containsKey(KEY);

        tasks.complete(task());

        assertThat(topic.versions(Set.of(KEY))).containsKey(KEY).isNotEqualTo(before);
    }

    @Test
    void isWatchedByThoseWhoSeeJourneys() {
        assertThat(topic.keys(KEY, accounts.find("he").orElseThrow())).containsExactly(KEY);
        assertThat(topic.keys(KEY, accounts.find("lin").orElseThrow())).isEmpty();
    }

    private int counted() {
        statistics.of(KEY, null, Locale.ENGLISH);
        sql.start();
        statistics.of(KEY, null, Locale.ENGLISH);
        return sql.statements();
    }

    private String page() {
        return text("/journeys/" + KEY);
    }

    private int statementsOf(String path) {
        text(path);
        sql.start();
        text(path);
        return sql.statements();
    }

    private String text(String path) {
        var he = new SignedIn(accounts.find("he").orElseThrow(), 0);
        var answer = mvc.perform(get(path)
                        .header("Accept-Language", "en")
                        .with(SecurityMockMvcRequestPostProcessors.authentication(he)))
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(200);
        return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private void registers() {
        events.send("customer.registered", "c-" + UUID.randomUUID(), Map.of("email", "anna@example.com"));
        firstSteps.waitWhile(events::handleAll);
        stepsRun();
    }

    private void stepsRun() {
        management
                .createJobQuery()
                .processDefinitionKey(KEY)
                .messages()
                .list()
                .forEach(job -> management.executeJob(job.getId()));
    }

    private String task() {
        return tasks.createTaskQuery()
                .processDefinitionKey(KEY)
                .listPage(0, 1)
                .get(0)
                .getId();
    }

    private String latest() {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(KEY)
                .latestVersion()
                .singleResult()
                .getId();
    }

    /** Rows as the engine writes them, only faster: the customer's tree of executions, again and again. */
    private void becomeMany() {
        for (var doubling = 0; doubling < DOUBLINGS; doubling++) {
            var letter = Character.toString('g' + doubling);
            jdbc.sql("""
                            insert into act_ru_execution (id_, rev_, root_proc_inst_id_, proc_inst_id_, proc_def_id_,
                                act_id_, act_inst_id_, is_active_, is_concurrent_, is_scope_, is_event_scope_,
                                suspension_state_, cached_ent_state_, sequence_counter_)
                            select concat(e.id_, '%1$s'), 4711, concat(e.id_, '%1$s'), concat(e.id_, '%1$s'), e.proc_def_id_,
                                'Task_Look', e.act_inst_id_, true, false, true, false, 1, 0, 1
                            from act_ru_execution e where e.proc_def_id_ = ? and e.parent_id_ is null""".formatted(letter)).param(latest()).update();
            jdbc.sql("""
                            insert into journey_instance (id, journey, definition_id, customer_id, subject, started_at)
                            select concat(id, '%s'), journey, definition_id, customer_id, subject, started_at
                            from journey_instance where journey = ?""".formatted(letter)).param(KEY).update();
        }
    }

    private static long here(JourneyFigures figures, String element) {
        return figures.step(element).orElseThrow().here();
    }
}
