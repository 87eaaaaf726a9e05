package io.wayline.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.journey.task.TaskFilter;
import io.wayline.journey.task.TaskList;
import io.wayline.journey.task.Tasks;
import io.wayline.shared.access.Role;
import io.wayline.shared.live.LiveVersions;
import io.wayline.staff.Person;

import static org.assertj.core.api.Assertions.assertThat;

/** How long the list of tasks takes while 100,000 are open, against while 1,000 are. */
class TaskListBenchmark {

    static final int MANY = Integer.getInteger("wayline.benchmark.tasks", 100_000);
    static final int FEW = Math.min(1_000, MANY / 2);
    private static final int PAGE = 40;
    private static final int COUNTED_TO = 1_000;
    private static final int WARMING = 40;
    private static final int TURNS = 100;
    private static final int QUEUES = 3;

    /** Promised: at most twice; what takes less than this is not told apart from nothing. */
    private static final double MOST = 2.0;

    private static final double LEAST = 3.0;

    static final Person AGENT = new Person("agent0", "Agent", Set.of(Role.AGENT), null, null);
    private static final Person SUPERVISOR = new Person("boss", "Boss", Set.of(Role.SUPERVISOR), null, null);

    private static final List<TaskFilter> CHIPS =
            List.of(TaskFilter.MINE, TaskFilter.ALL, TaskFilter.WAITING, TaskFilter.OVERDUE, TaskFilter.POSTPONED);

    /** Something that a page asks for. */
    private record Question(String text, Runnable asked) {}

    @Test
    void aPageAmongManyIsShownAsSoonAsAmongFew() throws Exception {
        try (var postgres = new DurablePostgres();
                var product = new RunningProduct(postgres)) {
            var questions = questions(product);
            people(postgres);
            grow(postgres, 0, FEW);
            var few = measure(questions);
            grow(postgres, FEW, MANY);
            var many = measure(questions);
            var lines = new StringBuilder();
            for (var at = 0; at < questions.size(); at++) {
                lines.append("| %s | %.1f ms | %.1f ms | %.1f |\n"
                        .formatted(questions.get(at).text(), few.get(at), many.get(at), many.get(at) / few.get(at)));
            }
            ResultsPage.write("task-list", """
                            | | among %,d open tasks | among %,d | times |
                            | --- | ---: | ---: | ---: |
                            %s
                            Promised: at most twice. Medians of %d; the tasks lie in %d queues, all of which the agent takes from. %s.
                            """.formatted(FEW, MANY, lines, TURNS, QUEUES, postgres.described()));
            for (var at = 0; at < questions.size(); at++) {
                assertThat(many.get(at))
                        .as("%s: milliseconds", questions.get(at).text())
                        .isLessThan(Math.max(few.get(at), LEAST) * MOST);
            }
        }
    }

    private static List<Question> questions(RunningProduct product) {
        var list = product.get(TaskList.class);
        var tasks = product.get(Tasks.class);
        var live = product.get(LiveVersions.class);
        var undone = new TransactionTemplate(product.get(PlatformTransactionManager.class));
        return List.of(
                new Question("first page of what waits, an agent", () -> page(list, TaskFilter.WAITING, AGENT)),
                new Question("first page of the team, an agent", () -> page(list, TaskFilter.ALL, AGENT)),
                new Question("first page of all, a supervisor", () -> page(list, TaskFilter.ALL, SUPERVISOR)),
                new Question(
                        "first page of what has been there longest, a supervisor",
                        () -> page(list, TaskFilter.ALL.ordered(TaskFilter.Order.OLDEST), SUPERVISOR)),
                new Question(
                        "first page of what is late, a supervisor", () -> page(list, TaskFilter.OVERDUE, SUPERVISOR)),
                new Question(
                        "figures of the chips, an agent",
                        () -> CHIPS.forEach(each -> list.count(each, AGENT, COUNTED_TO))),
                new Question(
                        "figures of the chips, a supervisor",
                        () -> CHIPS.forEach(each -> list.count(each, SUPERVISOR, COUNTED_TO))),
                new Question(
                        "Next",
                        () -> undone.executeWithoutResult(open -> {
                            assertThat(tasks.next(AGENT)).isPresent();
                            open.setRollbackOnly();
                        })),
                new Question("one live look, an agent", () -> live.seen(AGENT, "tasks")),
                new Question("one live look, a supervisor", () -> live.seen(SUPERVISOR, "tasks")));
    }

    private static void page(TaskList list, TaskFilter filter, Person reader) {
        assertThat(list.page(filter, reader, null, PAGE, COUNTED_TO).items()).hasSize(PAGE);
    }

    static void people(DurablePostgres postgres) {
        postgres.sql().sql("""
                        insert into staff_queue (queue_key, name_en, name_zh, version)
                        select 'bench-' || n, 'Queue ' || n, '队列' || n, 0 from generate_series(0, ? - 1) n""").param(QUEUES).update();
        postgres.sql().sql("""
                        insert into account (username, display_name, roles, disabled, demonstration, generation, version, created_at)
                        values (?, 'Agent', 'AGENT', false, false, 0, 0, now())""").param(AGENT.username()).update();
        postgres.sql()
                .sql("insert into staff_queue_member (queue_key, username)"
                        + " select queue_key, ? from staff_queue where queue_key like 'bench-%'")
                .param(AGENT.username())
                .update();
    }

    static void grow(DurablePostgres postgres, int from, int to) {
        postgres.sql()
                .sql("""
                        insert into work_item (id, instance_id, definition_id, journey, element, name, customer_id, queue,
                            priority, turn, created_at, due_at, warn_at, follow_up_at, assignee, state, version)
                        select 'bench-' || n, 'way-' || n, 'bench:1:1', 'bench', 'Task_Call', 'Call the customer',
                            gen_random_uuid(), 'bench-' || mod(n, :queues), priority,
                            (100 - priority) * 1000000000000 + floor(extract(epoch from due)),
                            now() - mod(n * 104729, 100000) * interval '1 minute', due, due,
                            case when mod(n, 25) = 0 then now() + interval '2 days' end,
                            case when mod(n, 4) = 0 then 'agent' || mod(n / 4, 2500) end,
                            case when mod(n, 4) = 0 then 'TAKEN' else 'WAITING' end, 0
                        from (select n, 50 + mod(n, 3) * 10 as priority,
                                now() + (mod(n * 7919, 100000) - case when mod(n, 20) = 0 then 144000 else 0 end)
                                    * interval '1 minute' as due
                            from generate_series(cast(:begin as bigint), :end - 1) n) made""")
                .param("queues", QUEUES)
                .param("begin", from)
                .param("end", to)
                .update();
        postgres.sql().sql("""
                        insert into journey_instance (id, journey, definition_id, customer_id, subject, started_at)
                        select instance_id, journey, definition_id, customer_id, '', created_at from work_item w
                        where not exists (select 1 from journey_instance i where i.id = w.instance_id)""").update();
        // what the engine has no task for is withdrawn
        postgres.sql().sql("""
                        insert into act_ru_task (id_, rev_, name_, task_def_key_, priority_, create_time_, suspension_state_)
                        select id, 1, name, element, priority, created_at, 1 from work_item w
                        where not exists (select 1 from act_ru_task t where t.id_ = w.id)""").update();
        postgres.sql()
                .sql("vacuum analyze work_item, journey_instance, act_ru_task")
                .update();
    }

    /** The median of each question, in milliseconds. */
    private static List<Double> measure(List<Question> questions) {
        var medians = new ArrayList<Double>();
        for (var question : questions) {
            var took = new double[TURNS];
            for (var turn = -WARMING; turn < TURNS; turn++) {
                var begun = System.nanoTime();
                question.asked().run();
                if (turn >= 0) {
                    took[turn] = (System.nanoTime() - begun) / 1_000_000.0;
                }
            }
            Arrays.sort(took);
            medians.add(took[TURNS / 2]);
            System.out.printf(Locale.ROOT, "%s: %.1f ms%n", question.text(), took[TURNS / 2]);
        }
        return medians;
    }
}
