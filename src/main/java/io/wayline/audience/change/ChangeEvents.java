package io.wayline.audience.change;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.background.SetAside;
import io.wayline.events.EventInbox;
import io.wayline.events.EventLog;
import io.wayline.events.NewEvent;
import io.wayline.shared.CustomerId;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.segment.EventFacts;

/**
 * Raises the event of everybody who has entered a segment: some at a time, in one transaction with the row that says so,
 * so that a crash raises none twice and leaves none out. Waits while the inbox is full.
 */
@Component
public class ChangeEvents {

    static final String LOOP = "audience.changes";

    private static final int AT_ONCE = 300;

    /** As many events may wait before more are raised: those of orders and complaints are not to stand behind ours. */
    private static final int INBOX_FULL = 1_500;

    private final JdbcClient jdbc;
    private final ObjectProvider<EventInbox> inbox;
    private final EventLog events;
    private final Map<String, EventFacts> facts;
    private final SetAside aside;
    private final JsonMapper json;
    private final Clock clock;
    private final TransactionTemplate own;

    ChangeEvents(
            JdbcClient jdbc,
            ObjectProvider<EventInbox> inbox,
            EventLog events,
            List<EventFacts> facts,
            SetAside aside,
            JsonMapper json,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.inbox = inbox;
        this.events = events;
        this.facts = facts.stream().collect(Collectors.toMap(EventFacts::type, each -> each));
        this.aside = aside;
        this.json = json;
        this.clock = clock;
        this.own = new TransactionTemplate(transactions);
    }

    private record Entered(long watch, String customer, long run) {}

    private record Told(String segment, String raises) {}

    /** Raises what is open, as long as there is something and the inbox has room; each watch by itself. */
    public void turn() {
        var open = jdbc.sql("select distinct watch from segment_member where state = 'OPEN' order by watch")
                .query(Long.class)
                .list();
        var pass = aside.pass(LOOP, open.stream().map(String::valueOf).toList());
        for (var watch : open) {
            while (hasRoom() && pass.count(String.valueOf(watch), () -> some(watch)) > 0) {
                // until this one has told all
            }
        }
    }

    private boolean hasRoom() {
        return events.waiting(INBOX_FULL) < INBOX_FULL;
    }

    private int some(long watch) {
        return own.execute(transaction -> {
            var entered = jdbc.sql("""
                            select watch, customer_id, run from segment_member where state = 'OPEN' and watch = ?
                            order by customer_id fetch first %d rows only for update skip locked""".formatted(AT_ONCE))
                    .param(watch)
                    .query((row, number) ->
                            new Entered(row.getLong("watch"), row.getString("customer_id"), row.getLong("run")))
                    .list();
            if (!entered.isEmpty()) {
                raise(watch, entered);
            }
            return entered.size();
        });
    }

    private void raise(long watch, List<Entered> entered) {
        var told = jdbc.sql("select segment, raises from segment_watch where id = ?")
                .param(watch)
                .query((row, number) -> new Told(row.getString("segment"), row.getString("raises")))
                .single();
        var ids = entered.stream().map(Entered::customer).toList();
        var refs = refs(ids);
        var more = facts.containsKey(told.raises())
                ? facts.get(told.raises()).of(ids.stream().map(CustomerId::new).toList())
                : Map.<CustomerId, Map<String, Object>>of();
        var raised = new ArrayList<NewEvent>();
        for (var each : entered) {
            var ref = refs.get(each.customer());
            if (ref != null) {
                raised.add(event(each, told, ref, more.getOrDefault(new CustomerId(each.customer()), Map.of())));
            }
        }
        inbox.getObject().recordAll(raised);
        jdbc.sql("update segment_member set state = 'IN' where watch = ? and customer_id in (" + places(ids) + ")")
                .param(watch)
                .params(ids)
                .update();
    }

    private NewEvent event(Entered entered, Told told, String ref, Map<String, Object> facts) {
        var data = json.createObjectNode().put("segment", told.segment());
        facts.forEach((field, value) -> data.set(field, json.valueToTree(value)));
        return new NewEvent(
                "wayline:audience",
                "entered:%d:%d:%s".formatted(entered.watch(), entered.run(), entered.customer()),
                told.raises(),
                new CustomerRef(ref),
                clock.instant(),
                data,
                false);
    }

    private Map<String, String> refs(List<String> ids) {
        var refs = new HashMap<String, String>();
        jdbc.sql("select id, ref from customer where id in (" + places(ids) + ")")
                .params(ids)
                .query(row -> {
                    refs.put(row.getString("id"), row.getString("ref"));
                });
        return refs;
    }

    private static String places(List<String> ids) {
        return String.join(", ", Collections.nCopies(ids.size(), "?"));
    }
}
