package io.wayline.platform.live;

import java.time.Duration;
import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.journey.task.TaskJourney;
import io.wayline.journey.task.Tasks;
import io.wayline.platform.live.Watcher.Watched;
import io.wayline.shared.live.Onlookers;
import io.wayline.staff.Accounts;
import io.wayline.staff.Person;
import io.wayline.staff.Queues;
import io.wayline.staff.SignedIn;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;
import io.wayline.testing.SqlCount;

import static org.assertj.core.api.Assertions.assertThat;

/** Pages are told that something has moved, when it is theirs to see, and nobody is asked while nobody looks. */
@DatabaseTest
class LiveTests {

    @Autowired
    Live live;

    @Autowired
    TaskJourney journey;

    @Autowired
    Tasks tasks;

    @Autowired
    Onlookers onlookers;

    @Autowired
    Accounts accounts;

    @Autowired
    Queues queues;

    @Autowired
    SessionWatch sessions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    @Autowired
    SqlCount sql;

    private final List<Heard> browsers = new ArrayList<>();
    private String task = "";

    @BeforeEach
    void aTaskWaitsInAQueue() {
        task = comesUp(aQueueOf("lin"));
    }

    @AfterEach
    void everybodyGoesHome() {
        browsers.forEach(Heard::end);
        live.turn();
        live.turn();
        journey.forget();
        jdbc.sql("delete from staff_queue_member where queue_key like 'q-%'").update();
    }

    @Test
    void tellsFirstHowAllStandsAndThenWhatHasMoved() {
        var lin = watches("lin", "tasks", "task:" + task);
        assertThat(lin.news()).containsOnlyKeys("tasks", "task:" + task);
        live.turn();
        assertThat(lin.news()).isEmpty();

        tasks.claim(task, person("lin"));
        live.turn();

        assertThat(lin.news()).containsOnlyKeys("tasks", "task:" + task);
    }

    @Test
    void tellsNothingOfTheWorkOfAnotherQueue() {
        var lin = watches("lin", "tasks");
        lin.news();

        comesUp(aQueueOf("tang"));
        live.turn();

        assertThat(lin.news()).isEmpty();
    }

    @Test
    void tellsSupervisorsOfAllQueues() {
        var shen = watches("shen", "tasks");
        shen.news();

        comesUp(aQueueOf("tang"));
        live.turn();

        assertThat(shen.news()).containsOnlyKeys("tasks");
    }

    @Test
    void leavesOutWhatIsNotTheReadersToSee() {
        var stranger = watches("tang", "tasks", "task:" + task, "import:1", "calls:2026-11-17", "nothing", "task:none");

        assertThat(stranger.texts()).containsExactly(":\n\n");
        assertThat(onlookers.of("task", Set.of(task))).isEmpty();
    }

    @Test
    void movesWhenATaskTurnsLate() {
        journey.comesTo(journey.drawn(aQueueOf("lin"), 50, "PT5M"));
        var lin = watches("lin", "tasks");
        lin.news();

        clock.advance(Duration.ofMinutes(6));
        live.turn();

        assertThat(lin.news()).containsOnlyKeys("tasks");
    }

    @Test
    void sendsNoStatementWhileNobodyWatches() {
        browsers.forEach(Heard::end);
        live.turn();
        live.turn();

        sql.start();
        clock.advance(Duration.ofMinutes(1));
        live.turn();

        assertThat(sql.asTable()).doesNotContain("work_item", "live_onlooker", "account", "spring_session");
    }

    @Test
    void readsEachTopicOnceForTwoHundredWhoWatchIt() {
        watches("lin", "tasks", "task:" + task);
        live.turn();
        var forOne = statementsOfATurn();

        Stream.generate(() -> "lin").limit(200).forEach(lin -> watches(lin, "tasks", "task:" + task));
        live.turn();

        assertThat(statementsOfATurn()).as(sql.asTable()).isBetween(1, forOne + 1);
    }

    /** The least of three: the loop of the application has turns of its own meanwhile. */
    private int statementsOfATurn() {
        return IntStream.range(0, 3)
                .map(turn -> {
                    sql.start();
                    live.turn();
                    return sql.statements();
                })
                .min()
                .orElseThrow();
    }

    @Test
    void endsWithTheSession() {
        var lin = new Heard();
        watches("lin", "a session that is gone", lin, UUID.randomUUID().toString(), List.of("tasks"));

        clock.advance(Duration.ofSeconds(5));
        live.turn();

        assertThat(lin.texts()).last().asString().startsWith("event: over");
        assertThat(lin.isOpen()).isFalse();
    }

    @Test
    void endsWhenTheAccountIsAnotherThanAtTheSignIn() {
        var tang = watches("tang", "home");
        jdbc.sql("update account set generation = generation + 1 where username = 'tang'")
                .update();

        clock.advance(Duration.ofSeconds(5));
        live.turn();

        assertThat(tang.texts()).last().asString().startsWith("event: over");
        assertThat(tang.isOpen()).isFalse();
    }

    @Test
    void goesOnForWhoComesWhileSessionsAreLookedUp() {
        var comes = new Watcher(
                "s", new SignedIn(person("lin"), generation("lin")), null, Map.of(), new Heard(), clock.instant());
        // the set of those who watch is another one each time it is walked through
        var growing = new AbstractCollection<Watcher>() {

            private int walks;

            @Override
            public Iterator<Watcher> iterator() {
                return walks++ == 0
                        ? Collections.emptyIterator()
                        : List.of(comes).iterator();
            }

            @Override
            public int size() {
                return walks;
            }
        };

        assertThat(sessions.ended(growing)).isEmpty();
        assertThat(sessions.ended(growing)).as("whose session still holds").isEmpty();
    }

    @Test
    void saysThatItIsThereWhenNothingMoves() {
        var lin = watches("lin", "task:" + task);
        lin.texts();

        clock.advance(Duration.ofSeconds(15));
        live.turn();

        assertThat(lin.texts()).containsExactly(":\n\n");
    }

    @Test
    void endsAfterAWhileSoThatTheNextOneHasTheRightsOfThen() {
        var lin = watches("lin", "tasks");

        clock.advance(Duration.ofMinutes(10));
        live.turn();

        assertThat(lin.isOpen()).isFalse();
        assertThat(lin.texts()).noneMatch(text -> text.contains("over"));
    }

    @Test
    void tellsColleaguesWhoLooksAtATaskUntilTheyAreGone() {
        var lin = watches("lin", "task:" + task);
        lin.news();

        var shen = watches("shen", "task:" + task);
        live.turn();
        assertThat(lin.news()).containsOnlyKeys("task:" + task);
        assertThat(onlookers.of("task", Set.of(task)).get(task)).containsExactly("lin", "shen");

        shen.end();
        live.turn();
        assertThat(lin.news()).containsOnlyKeys("task:" + task);
        assertThat(onlookers.of("task", Set.of(task)).get(task)).containsExactly("lin");
    }

    @Test
    void tellsTheQueueWhoLooksAtItsTasks() {
        var lin = watches("lin", "tasks");
        lin.news();

        watches("shen", "task:" + task);
        live.turn();

        assertThat(lin.news()).containsOnlyKeys("tasks");
    }

    @Test
    void forgetsWhoLooksWhenTheirNodeSaysNothingMore() {
        watches("lin", "task:" + task);

        clock.advance(Duration.ofMinutes(1));

        assertThat(onlookers.of("task", Set.of(task))).isEmpty();
    }

    @Test
    void keepsWhoLooksAsLongAsTheyDo() {
        watches("lin", "task:" + task);

        for (var quarter = 0; quarter < 8; quarter++) {
            clock.advance(Duration.ofSeconds(15));
            live.turn();
        }

        assertThat(onlookers.of("task", Set.of(task))).containsKey(task);
    }

    @Test
    void givesTheNextPageOfABrowserThePlaceOfTheOneBefore() {
        var stream = UUID.randomUUID().toString();
        var before = new Heard();
        watches("lin", null, before, stream, List.of("task:" + task));

        watches("lin", null, new Heard(), stream, List.of("tasks"));
        live.turn();

        assertThat(before.isOpen()).isFalse();
        assertThat(onlookers.of("task", Set.of(task))).isEmpty();
    }

    private Heard watches(String username, String... topics) {
        var heard = new Heard();
        watches(username, null, heard, UUID.randomUUID().toString(), List.of(topics));
        return heard;
    }

    private void watches(String username, @Nullable String session, Heard heard, String stream, List<String> topics) {
        browsers.add(heard);
        var who = new SignedIn(person(username), generation(username));
        var keys = live.visible(topics.stream().map(Watched::of).toList(), who.getPrincipal());
        live.open(new Watcher(stream, who, session, keys, heard, clock.instant()));
        live.turn();
    }

    private int generation(String username) {
        return jdbc.sql("select generation from account where username = ?")
                .param(username)
                .query(Integer.class)
                .single();
    }

    private Person person(String username) {
        return accounts.find(username).orElseThrow();
    }

    private String aQueueOf(String member) {
        var key = "q-" + UUID.randomUUID().toString().substring(0, 8);
        queues.create(key, "Test", "测试", List.of(member));
        return key;
    }

    private String comesUp(String in) {
        return journey.comesTo(journey.drawn(in, 50, "PT4H")).getId();
    }
}
