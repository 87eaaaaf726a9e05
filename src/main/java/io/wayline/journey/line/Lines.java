package io.wayline.journey.line;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.journey.Instance;
import io.wayline.journey.engine.standing.Standing;
import io.wayline.journey.engine.standing.Standings;
import io.wayline.journey.instance.Instances;
import io.wayline.journey.line.Line.What;
import io.wayline.journey.model.bpmn.FlowNode;
import io.wayline.journey.naming.ModelLabels;
import io.wayline.journey.naming.ModelLabels.Labels;
import io.wayline.journey.task.WorkItem;
import io.wayline.shared.CustomerId;
import io.wayline.shared.live.Fingerprint;

/** The ways of a customer as lines. However many there are, it takes the same few statements. */
@Component
public class Lines {

    private final Instances instances;
    private final Standings standings;
    private final ModelLabels labels;
    private final JdbcClient jdbc;

    Lines(Instances instances, Standings standings, ModelLabels labels, JdbcClient jdbc) {
        this.instances = instances;
        this.standings = standings;
        this.labels = labels;
        this.jdbc = jdbc;
    }

    /**
     * The ways that a customer is on, the one that began last first.
     *
     * @param limit how many at the most
     * @param tasks open tasks of the customer that the reader may see; another one is waited for all the same, and not named
     * @param reader in whose language everything is named
     */
    public List<Line> running(CustomerId customer, int limit, Collection<WorkItem> tasks, Locale reader) {
        var rows = instances.live(customer, limit);
        var ids = rows.stream().map(Instances.Row::id).toList();
        var standing = standings.of(ids);
        return rows.stream()
                .flatMap(row -> labels.of(row.definitionId(), reader).stream()
                        .map(named -> line(
                                row,
                                named,
                                standing.getOrDefault(row.id(), Standing.NOWHERE),
                                tasks.stream()
                                        .filter(task -> task.instance().equals(row.id()))
                                        .toList(),
                                reader)))
                .toList();
    }

    /** The ways that a customer has behind them, the one that ended last first; with names for the reader. */
    public List<Instance> ended(CustomerId customer, int limit, Locale reader) {
        return instances.ended(customer, limit).stream()
                .flatMap(row ->
                        labels.of(row.definitionId(), reader).stream().map(named -> Instance.of(row, named, List.of())))
                .toList();
    }

    private Line line(Instances.Row row, Labels journey, Standing standing, List<WorkItem> tasks, Locale reader) {
        var places = standing.tokens().stream()
                .filter(token -> token.instance().equals(row.id()))
                .map(Standing.Token::element)
                .distinct()
                .toList();
        var here = places.stream()
                .map(journey.model().diagram()::node)
                .flatMap(Optional::stream)
                .toList();
        var known = new HashMap<String, @Nullable Labels>();
        known.put(row.definitionId(), journey);
        var stopped = row.cancelledBy() != null ? What.ENDING : row.pausedAt() != null ? What.PAUSED : null;
        var next = new Nexts(
                stopped,
                row.pausedAt() == null ? null : row.pausedAt().toInstant(),
                row.id(),
                standing,
                tasks,
                definition -> known.computeIfAbsent(
                        definition, id -> labels.of(id, reader).orElse(null)));
        return new Line(
                Instance.of(row, journey, places), Stops.of(standing, milestonesFirst(here), journey), next.all());
    }

    /** Of several places at once, the one with the most ahead stands last, next to what is ahead. */
    private static List<FlowNode> milestonesFirst(Collection<FlowNode> here) {
        return here.stream()
                .sorted((one, other) ->
                        Integer.compare(Ahead.of(one).size(), Ahead.of(other).size()))
                .toList();
    }

    /**
     * How the ways of each of these customers stand, as a number that is another one as soon as one has moved; those who
     * are on none are left out.
     */
    public Map<String, Long> prints(Set<String> customers) {
        var prints = new HashMap<String, Long>();
        jdbc.sql("""
                        select customer_id, id, paused_at, cancelled_by from journey_instance
                        where customer_id in (:customers) and ended_at is null""").param("customers", customers).query(row -> {
            var print = Fingerprint.of(
                    row.getString("id"), row.getObject("paused_at") == null, row.getString("cancelled_by"));
            prints.merge(row.getString("customer_id"), print, Long::sum);
        });
        jdbc.sql("""
                        select customer_id, id, state, version, assignee from work_item
                        where customer_id in (:customers) and state in ('WAITING', 'TAKEN')""").param("customers", customers).query(row -> {
            var print = Fingerprint.of(
                    row.getString("id"), row.getString("state"), row.getInt("version"), row.getString("assignee"));
            prints.merge(row.getString("customer_id"), print, Long::sum);
        });
        standings.prints(customers).forEach((customer, print) -> prints.merge(customer, print, Long::sum));
        return prints;
    }
}
