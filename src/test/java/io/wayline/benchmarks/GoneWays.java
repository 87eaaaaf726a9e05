package io.wayline.benchmarks;

import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Customers who stand in onboarding, and who have it behind them, with the rows that the engine and we have of each: made in
 * the database, over the last ninety days. To take a million over the diagram would need a day and leave the same rows.
 */
final class GoneWays {

    /** The steps of a way, with how long each took at the least and at the most, in seconds. */
    private static final List<Map.Entry<String, int[]>> STEPS = List.of(
            Map.entry("StartEvent_CustomerRegistered", new int[] {0, 1}),
            Map.entry("Task_AssessCustomer", new int[] {0, 2}),
            Map.entry("Task_SendWelcome", new int[] {5, 90}),
            Map.entry("Event_SettledIn", new int[] {86_400, 518_400}),
            Map.entry("Task_SendFirstSteps", new int[] {5, 90}),
            Map.entry("Event_WeekToChoose", new int[] {604_800, 604_900}),
            Map.entry("Task_MakeDormant", new int[] {0, 2}),
            Map.entry("EndEvent_CustomerDormant", new int[] {0, 1}));

    private static final int STANDS_AT = 3;
    private static final List<String> FILLED = List.of("act_hi_actinst", "act_hi_procinst", "journey_instance");

    private final JdbcClient sql;
    private final String definition;
    private int running;
    private int finished;

    GoneWays(JdbcClient sql) {
        this.sql = sql;
        this.definition = sql.sql("select id_ from act_re_procdef where key_ = 'onboarding'"
                        + " order by version_ desc fetch first 1 rows only")
                .query(String.class)
                .single();
    }

    /** Makes so many more that there are these. */
    void grow(int stand, int gone) {
        var indexes = indexes();
        if (gone - finished > 50_000) {
            // to sort once is ten times as fast as to find the place of each row
            indexes.forEach(index -> sql.sql("drop index " + index.get("name")).update());
        }
        rows("r", running, stand, true);
        rows("f", finished, gone, false);
        if (gone - finished > 50_000) {
            indexes.forEach(index -> sql.sql((String) index.get("definition")).update());
        }
        sql.sql("""
                        insert into act_ru_execution (id_, rev_, root_proc_inst_id_, proc_inst_id_, proc_def_id_, act_id_,
                            act_inst_id_, is_active_, is_concurrent_, is_scope_, is_event_scope_, suspension_state_,
                            cached_ent_state_, sequence_counter_)
                        select 'r' || n, 1, 'r' || n, 'r' || n, :definition, :element, 'r' || n || '-3', true, false, true,
                            false, 1, 0, 1 from generate_series(cast(:from as bigint), :to - 1) n""")
                .param("definition", definition)
                .param("element", STEPS.get(STANDS_AT).getKey())
                .param("from", running)
                .param("to", stand)
                .update();
        running = stand;
        finished = gone;
        sql.sql("vacuum analyze act_hi_actinst, act_hi_procinst, journey_instance, act_ru_execution")
                .update();
    }

    private List<Map<String, Object>> indexes() {
        return sql.sql("""
                        select indexname as name, indexdef as definition from pg_indexes
                        where tablename in (:tables) and indexdef not like '%UNIQUE%'""").param("tables", FILLED).query().listOfRows();
    }

    private void rows(String mark, int from, int to, boolean stands) {
        var last = stands ? STANDS_AT : STEPS.size() - 1;
        // those who stand came in the last day, the others began up to ninety days ago
        var at = stands
                ? "now()::timestamp - mod(n * 7919, 1400) * interval '1 minute'"
                : "now()::timestamp - interval '15 days' - mod(n * 7919, 108000) * interval '1 minute'";
        for (var number = 0; number <= last; number++) {
            var step = STEPS.get(number);
            var least = step.getValue()[0];
            var most = step.getValue()[1];
            var took =
                    "cast(1000 * (%d + mod(n * 104729, %d)) + mod(n, 1000) as bigint)".formatted(least, most - least);
            var open = stands && number == last;
            sql.sql("""
                            insert into act_hi_actinst (id_, proc_def_key_, proc_def_id_, root_proc_inst_id_, proc_inst_id_,
                                execution_id_, act_id_, act_type_, start_time_, end_time_, duration_, act_inst_state_,
                                sequence_counter_)
                            select '%1$s' || n || '-%2$d', 'onboarding', :definition, '%1$s' || n, '%1$s' || n, '%1$s' || n,
                                :element, 'task', at, %3$s, %4$s, case when mod(n, 9) = 0 and %2$d = 5 then 2 else 0 end, %2$d
                            from (select n, %5$s + %2$d * interval '%7$s' as at, %6$s as took
                                from generate_series(cast(:from as bigint), :to - 1) n) made""".formatted(
                                    mark,
                                    number,
                                    open ? "null" : "at + took * interval '1 millisecond'",
                                    open ? "null" : "took",
                                    at,
                                    took,
                                    stands ? "1 second" : "1 day"))
                    .param("definition", definition)
                    .param("element", step.getKey())
                    .param("from", from)
                    .param("to", to)
                    .update();
        }
        sql.sql("""
                        insert into act_hi_procinst (id_, proc_inst_id_, root_proc_inst_id_, proc_def_key_, proc_def_id_,
                            start_time_, end_time_, duration_, state_)
                        select '%1$s' || n, '%1$s' || n, '%1$s' || n, 'onboarding', :definition, at,
                            %2$s, %3$s, %4$s
                        from (select n, %5$s as at from generate_series(cast(:from as bigint), :to - 1) n) made""".formatted(
                                mark,
                                stands ? "null" : "at + interval '14 days'",
                                stands ? "null" : "14 * 86400000",
                                stands ? "'ACTIVE'" : "'COMPLETED'",
                                at))
                .param("definition", definition)
                .param("from", from)
                .param("to", to)
                .update();
        sql.sql("""
                        insert into journey_instance (id, journey, definition_id, customer_id, subject, started_at, ended_at,
                            ended_by)
                        select '%1$s' || n, 'onboarding', :definition, gen_random_uuid(), '', at at time zone 'UTC',
                            %2$s, %3$s
                        from (select n, %4$s as at from generate_series(cast(:from as bigint), :to - 1) n) made""".formatted(
                                mark,
                                stands ? "null" : "(at + interval '14 days') at time zone 'UTC'",
                                stands ? "null" : "'EndEvent_CustomerDormant'",
                                at))
                .param("definition", definition)
                .param("from", from)
                .param("to", to)
                .update();
    }
}
