package io.wayline.journey.task;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.CustomerId;

/** The ways of a journey that customers are on once for each thing, and what people have to do on them. */
@Component
public class TasksAbout {

    private final JdbcClient jdbc;

    TasksAbout(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One way.
     *
     * @param instance its id
     * @param subject what it is about, as the event that began it said
     * @param open the tasks on it that wait for somebody, in the order in which they should be done; who may read them is
     *     the caller's to know
     */
    public record Way(String instance, CustomerId customer, String subject, List<WorkItem> open) {}

    /** All of these customers, also those that are over; two statements, whatever their number. */
    public List<Way> ways(String journey, Collection<CustomerId> customers) {
        if (customers.isEmpty()) {
            return List.of();
        }
        var ids = customers.stream().map(CustomerId::value).collect(Collectors.toSet());
        var tasks = open(journey, ids);
        return jdbc.sql("""
                        select id, customer_id, subject from journey_instance
                        where customer_id in (:customers) and journey = :journey order by started_at, id""")
                .param("customers", ids)
                .param("journey", journey)
                .query((row, number) -> new Way(
                        row.getString("id"),
                        new CustomerId(row.getString("customer_id")),
                        row.getString("subject"),
                        tasks.getOrDefault(row.getString("id"), List.of())))
                .list();
    }

    /** A way by whom and what it is about. */
    public record About(CustomerId customer, String subject) {}

    /** The ways of a journey on which this person has something to do, what is due first before; one statement. */
    public Set<About> heldBy(String username, String journey, int limit) {
        return about("w.assignee = ? and w.state = 'TAKEN' and w.journey = ?", List.of(username, journey), limit);
    }

    /** The ways of a journey on which something waits and nobody has anything, what is due first before; one statement. */
    public Set<About> heldByNobody(String journey, int limit) {
        return about(
                "w.state = 'WAITING' and w.journey = ? and not exists (select 1 from work_item t"
                        + " where t.instance_id = w.instance_id and t.state = 'TAKEN')",
                List.of(journey),
                limit);
    }

    private Set<About> about(String which, List<Object> values, int limit) {
        return new LinkedHashSet<>(jdbc.sql(
                        "select i.customer_id, i.subject from work_item w join journey_instance i on i.id = w.instance_id"
                                + " where " + which
                                + " order by case when w.due_at is null then 1 else 0 end, w.due_at,"
                                + " w.id fetch first " + limit + " rows only")
                .params(values)
                .query((row, number) ->
                        new About(new CustomerId(row.getString("customer_id")), row.getString("subject")))
                .list());
    }

    private Map<String, List<WorkItem>> open(String journey, Collection<String> customers) {
        return jdbc
                .sql("select " + WorkItem.COLUMNS + """
                         from work_item w where w.customer_id in (:customers) and w.journey = :journey
                        and w.state in ('WAITING', 'TAKEN') order by w.turn, w.created_at, w.id""")
                .param("customers", customers)
                .param("journey", journey)
                .query(WorkItem::read)
                .list()
                .stream()
                .collect(Collectors.groupingBy(WorkItem::instance));
    }
}
