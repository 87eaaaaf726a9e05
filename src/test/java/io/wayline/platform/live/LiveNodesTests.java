package io.wayline.platform.live;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import io.wayline.journey.task.TaskJourney;
import io.wayline.journey.task.Tasks;
import io.wayline.platform.live.Watcher.Watched;
import io.wayline.shared.live.Onlookers;
import io.wayline.staff.Accounts;
import io.wayline.staff.Queues;
import io.wayline.staff.SignedIn;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SecondNode;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** What is done on one node moves the pages of the other. */
@DatabaseTest
class LiveNodesTests {

    private static @Nullable SecondNode second;

    @Autowired
    ApplicationContext first;

    @Autowired
    Live live;

    @Autowired
    Tasks tasks;

    @Autowired
    TaskJourney journey;

    @Autowired
    Accounts accounts;

    @Autowired
    Queues queues;

    @Autowired
    SettableClock clock;

    @AfterAll
    static void stop() {
        if (second != null) {
            second.close();
            second = null;
        }
    }

    @Test
    void whoWatchesOnOneNodeIsToldOfWhatIsDoneOnTheOther() {
        var queue = "q-" + UUID.randomUUID().toString().substring(0, 8);
        queues.create(queue, "Test", "测试", List.of("lin"));
        var task = journey.comesTo(journey.drawn(queue, 50, "PT4H")).getId();
        second = new SecondNode(first);
        var there = second.get(Live.class);
        var lin = new Heard();
        open(live, "lin", lin, "tasks", "task:" + task);
        lin.news();

        var shen = new Heard();
        var known = open(there, "shen", shen, "tasks", "task:" + task);
        live.turn();
        assertThat(known).containsOnlyKeys("tasks", "task:" + task);
        assertThat(lin.news()).as("a colleague looks at it").containsOnlyKeys("tasks", "task:" + task);
        assertThat(second.get(Onlookers.class).of("task", Set.of(task)).get(task))
                .containsExactly("lin", "shen");

        tasks.claim(task, accounts.find("lin").orElseThrow());
        there.turn();
        assertThat(shen.news()).as("it is taken").containsOnlyKeys("tasks", "task:" + task);

        shen.end();
        there.turn();
        live.turn();
        assertThat(lin.news()).as("the colleague has gone").containsKey("task:" + task);
        lin.end();
        live.turn();
        journey.forget();
    }

    private Map<String, String> open(Live node, String username, Heard browser, String... topics) {
        var who = new SignedIn(
                accounts.find(username).orElseThrow(),
                accounts.generations(Set.of(username)).get(username));
        var wanted = List.of(topics).stream().map(Watched::of).toList();
        node.open(new Watcher(
                UUID.randomUUID().toString(),
                who,
                null,
                node.visible(wanted, who.getPrincipal()),
                browser,
                clock.instant()));
        node.turn();
        return browser.news();
    }
}
