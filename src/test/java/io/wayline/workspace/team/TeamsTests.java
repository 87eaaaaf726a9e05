package io.wayline.workspace.team;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.journey.task.TaskJourney;
import io.wayline.journey.task.Tasks;
import io.wayline.shared.RowTime;
import io.wayline.staff.Accounts;
import io.wayline.staff.Person;
import io.wayline.staff.Queues;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;
import io.wayline.testing.SqlCount;

import static org.assertj.core.api.Assertions.assertThat;

/** Queues and colleagues in figures, as many statements for many tasks as for few. */
@DatabaseTest
class TeamsTests {

    /** A Wednesday. What was done lately is kept for a while, so each test has another one. */
    private static final LocalDate FIRST = LocalDate.of(2026, 10, 21);

    private static final AtomicInteger TURN = new AtomicInteger();

    private final LocalDate day = FIRST.plusWeeks(TURN.getAndIncrement());

    @Autowired
    Teams teams;

    @Autowired
    Suggestions suggestions;

    @Autowired
    TaskJourney journey;

    @Autowired
    Tasks tasks;

    @Autowired
    Queues queues;

    @Autowired
    Accounts accounts;

    @Autowired
    ZoneId zone;

    @Autowired
    SettableClock clock;

    @Autowired
    SqlCount sql;

    @Autowired
    JdbcClient jdbc;

    private String queue = "";
    private String key = "";
    private Person lin;
    private Person shen;

    @BeforeEach
    void aQueueOfLinAtNoonOfAWorkingDay() {
        lin = accounts.find("lin").orElseThrow();
        shen = accounts.find("shen").orElseThrow();
        clock.set(day.atTime(LocalTime.of(13, 0)).atZone(zone).toInstant());
        jdbc.sql("delete from staff_queue_member where queue_key like 'q-%'").update();
        queue = "q-" + UUID.randomUUID().toString().substring(0, 8);
        queues.create(queue, "Test", "测试", List.of("lin"));
        key = journey.drawn(queue, 50, "PT2H");
    }

    @AfterEach
    void nothingIsLeft() {
        journey.forget();
        jdbc.sql("delete from work_item where journey = 'desk-figures'").update();
        jdbc.sql("delete from live_onlooker").update();
        jdbc.sql("delete from staff_queue_member where queue_key like 'q-%'").update();
    }

    @Test
    void aQueueShowsWhatWaitsWhatIsTakenWhatIsLateAndWhatIsDueUntilItCloses() {
        tasks.claim(journey.comesTo(key).getId(), lin);
        journey.comesTo(key);
        var late = journey.comesTo(key).getId();
        jdbc.sql("update work_item set due_at = ? where id = ?")
                .params(RowTime.of(clock.instant().minus(Duration.ofHours(1))), late)
                .update();
        journey.comesTo(journey.drawn(queue, 50, "P3D"));

        var load = line().load();

        assertThat(load.waiting()).isEqualTo(3);
        assertThat(load.taken()).isEqualTo(1);
        assertThat(load.late()).isEqualTo(1);
        assertThat(load.due()).as("due until the evening").isEqualTo(3);
        assertThat(load.oldest()).isNotNull();
    }

    @Test
    void whatCanBeDoneIsThoseWhoAreHereTimesWhatOneDidOnADayTimesWhatIsLeftOfIt() {
        // 40 on two days of one person
        done("lin", day.minusDays(1), 20);
        done("lin", day.minusDays(2), 20);
        here("lin");

        var outlook = line().outlook();

        assertThat(outlook.perDay()).isEqualTo(20);
        assertThat(outlook.people()).isEqualTo(1);
        // 13:00 to 18:00 of nine to twelve and one to six
        assertThat(outlook.possible()).isEqualTo(12);
        assertThat(outlook.missing()).isZero();
    }

    @Test
    void nothingIsSaidOfWhatCanBeDoneWhereTooLittleWasDoneLately() {
        done("lin", day.minusDays(1), 19);
        here("lin");

        assertThat(line().outlook().possible()).isNull();
    }

    @Test
    void nothingIsSaidAfterTheQueueHasClosed() {
        clock.set(day.atTime(LocalTime.of(18, 0)).atZone(zone).toInstant());

        assertThat(line().outlook().until()).isNull();
    }

    @Test
    void aLateTaskThatNobodyHasIsSuggestedToSomebodyWhoIsFree() {
        var late = journey.comesTo(key).getId();
        jdbc.sql("update work_item set due_at = ? where id = ?")
                .params(RowTime.of(clock.instant().minus(Duration.ofHours(1))), late)
                .update();
        assertThat(helpful()).as("nobody is here").isEmpty();

        here("lin");

        assertThat(helpful()).singleElement().satisfies(each -> {
            assertThat(each.why()).isEqualTo(Suggestion.Why.LATE);
            assertThat(each.tasks())
                    .singleElement()
                    .satisfies(task -> assertThat(task.id()).isEqualTo(late));
            assertThat(each.to().person().username()).isEqualTo("lin");
        });
    }

    @Test
    void somebodyIsSeenAtTheTaskThatTheyHaveOpenAndNobodyAtOneThatIsOver() {
        var task = journey.comesTo(key).getId();
        here("lin");
        looks("lin", "task", task);

        var member = member("lin");

        assertThat(member.isHere()).isTrue();
        assertThat(member.isFree()).isFalse();
        assertThat(member.open().id()).isEqualTo(task);
        assertThat(member.openSince()).isEqualTo(clock.instant());
        jdbc.sql("update work_item set state = 'WITHDRAWN' where id = ?")
                .param(task)
                .update();
        assertThat(member("lin").open()).isNull();
    }

    @Test
    void thePageCostsAsMuchForThousandsOfTasksAsForNone() {
        teams.now(shen, Locale.ENGLISH);
        sql.start();
        teams.now(shen, Locale.ENGLISH);
        var few = sql.statements();
        assertThat(few).as(sql.asTable()).isLessThanOrEqualTo(15);

        waiting(3_000);
        sql.start();
        var team = teams.now(shen, Locale.ENGLISH);

        assertThat(sql.statements()).isEqualTo(few);
        assertThat(team.queues().stream().filter(each -> each.queue().key().equals(queue)))
                .singleElement()
                .satisfies(line -> assertThat(line.load().waiting()).isEqualTo(3_000));
    }

    private List<Suggestion> helpful() {
        return suggestions.of(teams.now(shen, Locale.ENGLISH), shen, Locale.ENGLISH).stream()
                .filter(each -> each.queue() != null && each.queue().key().equals(queue))
                .toList();
    }

    private QueueLine line() {
        return teams.now(shen, Locale.ENGLISH).queues().stream()
                .filter(each -> each.queue().key().equals(queue))
                .findFirst()
                .orElseThrow();
    }

    private TeamMember member(String username) {
        return teams.now(shen, Locale.ENGLISH).people().stream()
                .filter(each -> each.person().username().equals(username))
                .findFirst()
                .orElseThrow();
    }

    private void here(String username) {
        looks(username, "here", "desk");
    }

    private void looks(String username, String topic, String thing) {
        jdbc.sql("""
                        insert into live_onlooker (stream, topic, thing, username, seen_until, since)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(
                        UUID.randomUUID().toString(),
                        topic,
                        thing,
                        username,
                        RowTime.of(clock.instant().plusSeconds(60)),
                        RowTime.of(clock.instant()))
                .update();
    }

    private void done(String username, LocalDate then, int count) {
        var at = then.atTime(10, 0).atZone(zone).toInstant();
        for (var each = 0; each < count; each++) {
            insert("DONE", username, at);
        }
    }

    private void waiting(int count) {
        for (var each = 0; each < count; each++) {
            insert("WAITING", null, null);
        }
    }

    private void insert(String state, String username, Instant finished) {
        jdbc.sql("""
                        insert into work_item (id, instance_id, definition_id, journey, element, name, customer_id, queue,
                            priority, turn, created_at, assignee, state, version, finished_at)
                        values (?, 'none', 'none', 'desk-figures', 'Task', 'Task', 'none', ?, 50, 0, ?,
                            cast(? as varchar(60)), ?, 0, cast(? as timestamp(6) with time zone))""")
                .params(
                        UUID.randomUUID().toString(),
                        queue,
                        RowTime.of(clock.instant()),
                        username,
                        state,
                        RowTime.ofNullable(finished))
                .update();
    }
}
