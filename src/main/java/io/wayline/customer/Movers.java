package io.wayline.customer;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.shared.segment.Condition;
import io.wayline.timeline.Cause;
import io.wayline.timeline.Entry;
import io.wayline.timeline.Timeline;

/** Many customers who move together: {@link Customers#move} for all whom a condition describes, some at a time. */
@Component
public class Movers {

    private final JdbcClient jdbc;
    private final Timeline timeline;
    private final Clock clock;

    Movers(JdbcClient jdbc, Timeline timeline, Clock clock) {
        this.jdbc = jdbc;
        this.timeline = timeline;
        this.clock = clock;
    }

    /**
     * What one part came to.
     *
     * @param moved how many of it moved
     * @param last the id behind which the next part begins; null when there is none
     */
    public record Part(int moved, @Nullable String last) {}

    /**
     * Moves the next of those whom the condition finds, in the order of their ids and in the caller's transaction, with
     * five statements. Only those move whom the lifecycle lets move there; the others are left where they stand. Whoever
     * does not fit any more once nobody else can move them, because an order has come meanwhile, stays as well.
     *
     * @param whom on {@code customer c}
     * @param after the {@code last} of the part before; empty for the first
     * @param most how many at the most
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Part move(Condition whom, Lifecycle to, String after, int most, Cause cause) {
        var fits = Condition.in(
                        "c.lifecycle",
                        LifecycleMoves.to(to).stream().map(Enum::name).toList())
                .and(whom);
        var found = jdbc.sql("select c.id from customer c where c.id > ? and " + fits.sql()
                        + " order by c.id fetch first " + most + " rows only")
                .param(after)
                .params(fits.values())
                .query(String.class)
                .list();
        if (found.isEmpty()) {
            return new Part(0, null);
        }
        var ids = found.toArray(String[]::new);
        jdbc.sql("select id from customer where id = any(?) order by id for update")
                .param(1, ids)
                .query(String.class)
                .list();
        // a statement of its own: it sees what whoever held the rows before has committed
        var movers = jdbc.sql("select c.* from customer c where c.id = any(?) and " + fits.sql())
                .param(1, ids)
                .params(fits.values())
                .query(CustomerRow::read)
                .list();
        write(movers, to, cause);
        return new Part(movers.size(), found.get(found.size() - 1));
    }

    /** Of customers who are locked by the caller's transaction. */
    void write(Collection<Customer> movers, Lifecycle to, Cause cause) {
        if (movers.isEmpty()) {
            return;
        }
        var now = clock.instant();
        jdbc.sql("update customer set lifecycle = ?, changed_at = ?, version = version + 1 where id = any(?)")
                .params(
                        to.name(),
                        now.atOffset(ZoneOffset.UTC),
                        movers.stream().map(mover -> mover.id().value()).toArray(String[]::new))
                .update();
        timeline.addAll(movers.stream()
                .map(mover -> new Entry(
                        mover.id(),
                        now,
                        "lifecycle-moved",
                        Entry.Direction.INSIDE,
                        Map.of("from", mover.lifecycle().name(), "to", to.name()),
                        cause))
                .toList());
    }
}
