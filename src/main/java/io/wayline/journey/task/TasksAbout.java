package io.wayline.journey.task;

import java.util.Collection;
import java.util.List;
import java.util.Map;
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
