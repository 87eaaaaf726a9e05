package io.wayline.journey.task;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import io.wayline.staff.Accounts;
import io.wayline.staff.Queues;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SecondNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Tasks are taken on two nodes of one database, which is this class's own. */
@DatabaseTest
class TaskNodesTests {

    private static @Nullable SecondNode second;

    @Autowired
    ApplicationContext first;

    @Autowired
    Tasks tasks;

    @Autowired
    TaskJourney journey;

    @Autowired
    Accounts accounts;

    @Autowired
    Queues queues;

    @AfterAll
    static void stop() {
        if (second != null) {
            second.close();
            second = null;
        }
    }

    @Test
    void fiftyWhoPressNextOnTwoNodesEachGetATaskOfTheirOwn() throws Exception {
        var queue = "q-" + UUID.randomUUID().toString().substring(0, 8);
        queues.create(queue, "Test", "测试", List.of("lin"));
        var lin = accounts.find("lin").orElseThrow();
        var key = journey.drawn(queue, 50, "PT4H");
        for (var task = 0; task < 50; task++) {
            journey.comesTo(key);
        }
        second = new SecondNode(first);
        var nodes = List.of(tasks, second.get(Tasks.class));

        var taken = TasksTests.atOnce(IntStream.range(0, 50)
                .<Callable<String>>mapToObj(
                        who -> () -> nodes.get(who % 2).next(lin).orElseThrow().id())
                .toList());

        assertThat(taken).doesNotHaveDuplicates().hasSize(50);
        assertThat(tasks.next(lin)).isEmpty();
        journey.forget();
    }
}
