package io.wayline.events;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Events that wait because nobody knew their customer; for those who make many customers known at once. */
@Component
public class UnknownCustomers {

    /** So many refs are asked about at a time. */
    private static final int AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher signals;

    UnknownCustomers(JdbcClient jdbc, Clock clock, ApplicationEventPublisher signals) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.signals = signals;
    }

    /**
     * Lets the events of these customers go on, in the caller's transaction, as {@link EventInbox#customerKnown} does for
     * one. An event that is looked at this very moment can slip through: {@link #matchAll} finds those.
     *
     * @param refs of customers who are known now
     */
    public void known(Collection<String> refs) {
        if (refs.isEmpty()) {
            return;
        }
        var freed = jdbc.sql("""
                        update inbox_event set state = 'RECEIVED', due_at = ?, note = null
                        where state = 'UNKNOWN_CUSTOMER' and subject = any(?)""")
                .params(clock.instant().atOffset(ZoneOffset.UTC), refs.toArray(String[]::new))
                .update();
        if (freed > 0) {
            signals.publishEvent(new EventInbox.EventsWaiting());
        }
    }

    /**
     * Lets every waiting event go on whose customer is known. No event is handled meanwhile, over all nodes, so none
     * can begin to wait for somebody who has just become known.
     *
     * @param knownOf picks from refs those that are known
     */
    @Transactional
    public void matchAll(UnaryOperator<List<String>> knownOf) {
        jdbc.sql("select lane from inbox_lane order by lane for update")
                .query(Integer.class)
                .list();
        var after = "";
        for (var refs = waitingAfter(after); !refs.isEmpty(); refs = waitingAfter(after)) {
            known(knownOf.apply(refs));
            after = refs.get(refs.size() - 1);
        }
    }

    private List<String> waitingAfter(String ref) {
        return jdbc.sql("""
                        select distinct subject from inbox_event
                        where state = 'UNKNOWN_CUSTOMER' and subject > ? order by subject fetch first ? rows only""").params(ref, AT_ONCE).query(String.class).list();
    }
}
