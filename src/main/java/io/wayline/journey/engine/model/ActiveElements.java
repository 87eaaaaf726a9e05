package io.wayline.journey.engine.model;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where instances stand, for a whole page of them by one statement. The engine itself builds the tree of one instance
 * from five.
 */
@Component
public class ActiveElements {

    private final JdbcClient jdbc;

    ActiveElements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The elements at which each of these instances stands, by instance; one that has ended is left out.
     *
     * @param instances process instance ids, a page of them
     */
    public Map<String, List<String>> of(Collection<String> instances) {
        if (instances.isEmpty()) {
            return Map.of();
        }
        // a token is a leaf in the tree of executions; event scopes only remember what was done
        return jdbc
                .sql("""
                        select e.proc_inst_id_, e.act_id_ from act_ru_execution e
                        where e.proc_inst_id_ in (:instances) and e.act_id_ is not null and e.is_event_scope_ = false
                        and not exists (select 1 from act_ru_execution child where child.parent_id_ = e.id_
                            and child.is_event_scope_ = false)
                        order by e.act_id_""")
                .param("instances", instances)
                .query((row, number) -> Map.entry(row.getString("proc_inst_id_"), row.getString("act_id_")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }
}
