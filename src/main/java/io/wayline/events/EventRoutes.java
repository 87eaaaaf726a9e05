package io.wayline.events;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.shared.CustomerRef;

/** Brings the events of refs that mean the same customer into one lane, so that they stay apart and in order. */
@Component
public class EventRoutes {

    private final JdbcClient jdbc;

    EventRoutes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Sends the events of some refs, those that wait and those to come, into the lane of another, in the caller's
     * transaction. Waits until no event of any of them is being handled; from then on, and until the caller's
     * transaction ends, none is.
     *
     * @param refs refs that have been joined to one of these before are to be named again
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void join(Collection<CustomerRef> refs, CustomerRef to) {
        var subjects = refs.stream().map(CustomerRef::value).toArray(String[]::new);
        var routed = jdbc.sql("select lane from inbox_route where subject = any(?)")
                .param(1, subjects)
                .query(Integer.class)
                .list();
        lock(Stream.concat(
                routed.stream(), Stream.concat(refs.stream(), Stream.of(to)).map(Lane::of)));
        jdbc.sql("delete from inbox_route where subject = any(?)")
                .param(1, subjects)
                .update();
        jdbc.sql("""
                        insert into inbox_route (subject, lane)
                        select r.subject, ? from unnest(cast(? as varchar array)) as r (subject)""").params(Lane.of(to), subjects).update();
        // those that were handled too: one that is sent through again keeps its lane
        jdbc.sql("update inbox_event set lane = ? where subject = any(?) and lane <> ?")
                .params(Lane.of(to), subjects, Lane.of(to))
                .update();
    }

    /** How many events of these refs wait to be handled. */
    public long waiting(Collection<CustomerRef> refs) {
        return jdbc.sql("select count(*) from inbox_event where subject = any(?) and state = 'RECEIVED'")
                .param(1, refs.stream().map(CustomerRef::value).toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    private void lock(Stream<Integer> lanes) {
        List<Integer> inOrder = lanes.distinct().sorted().toList();
        jdbc.sql("select lane from inbox_lane where lane in (:lanes) order by lane for update")
                .param("lanes", inOrder)
                .query(Integer.class)
                .list();
    }
}
