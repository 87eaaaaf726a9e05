package io.wayline.testing.nodes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.testing.smtp.AcceptedMails.Accepted;
import io.wayline.testing.smtp.SmtpFaultSink;

/** Joins what was promised to others, what our tables say, and what the mail server has in its own book. */
final class HistoryChecker {

    private static final Set<String> MAY_BE_OUT = Set.of("SENT", "UNKNOWN", "HANDOVER");
    private static final Set<String> OPEN = Set.of("HELD", "PENDING", "CLAIMED", "HANDOVER");

    private static final String OF_RUN = "(select id from customer where ref like :run || '-%')";

    private final JdbcClient sql;
    private final SmtpFaultSink server;

    HistoryChecker(JdbcClient sql, SmtpFaultSink server) {
        this.sql = sql;
        this.server = server;
    }

    private record Mail(String messageId, String state, String step) {}

    History of(Run run) {
        var mails = mails(run);
        var truth = server.accepted().stream()
                .filter(mail -> mail.recipient().startsWith(run.name() + "-"))
                .collect(Collectors.groupingBy(Accepted::messageId, Collectors.counting()));
        var states = new TreeMap<>(mails.stream().collect(Collectors.groupingBy(Mail::state, Collectors.counting())));
        var byId = mails.stream().collect(Collectors.toMap(Mail::messageId, Function.identity()));
        return new History(
                run,
                events(run),
                count(
                        "select count(*) from journey_instance where journey = :journey and customer_id in " + OF_RUN,
                        run),
                count("""
                        select count(*) from (select customer_id from journey_instance
                        where journey = :journey and customer_id in %s group by customer_id having count(*) > 1) twice""".formatted(OF_RUN), run),
                stranded(run),
                states,
                duplicates(mails),
                truth.size(),
                mails.stream()
                        .filter(mail -> mail.state().equals("SENT") && !truth.containsKey(mail.messageId()))
                        .count(),
                truth.values().stream().filter(times -> times > 1).count(),
                truth.keySet().stream()
                        .filter(id -> !byId.containsKey(id)
                                || !MAY_BE_OUT.contains(byId.get(id).state()))
                        .count(),
                mails.stream()
                        .filter(mail -> mail.state().equals("UNKNOWN") && truth.containsKey(mail.messageId()))
                        .count(),
                mails.stream().filter(mail -> OPEN.contains(mail.state())).count());
    }

    private List<Mail> mails(Run run) {
        return sql.sql("""
                        select message_id, state, origin_instance || ' ' || origin_element as step from outbox_message
                        where customer_ref like ? || '-%'""")
                .param(run.name())
                .query((row, number) ->
                        new Mail(row.getString("message_id"), row.getString("state"), row.getString("step")))
                .list();
    }

    /** How many of the promised events stand in the inbox by state; {@code MISSING} are those that do not. */
    private Map<String, Long> events(Run run) {
        var kept = new HashMap<String, String>();
        sql.sql("select event_id, state from inbox_event where source = 'shop' and event_id like ? || ':%'")
                .param(run.name())
                .query(row -> {
                    kept.put(row.getString(1), row.getString(2));
                });
        return new TreeMap<>(run.accepted().stream()
                .collect(Collectors.groupingBy(id -> kept.getOrDefault(id, "MISSING"), Collectors.counting())));
    }

    private static long duplicates(List<Mail> mails) {
        return mails.stream().collect(Collectors.groupingBy(Mail::step, Collectors.counting())).values().stream()
                .filter(times -> times > 1)
                .count();
    }

    /** Live instances for which nothing will ever happen and that nobody is told of. */
    private long stranded(Run run) {
        return count("""
                select count(*) from journey_instance j where j.journey = :journey and j.ended_at is null
                    and j.customer_id in %s
                    and not exists (select 1 from act_ru_job where process_instance_id_ = j.id and retries_ > 0)
                    and not exists (select 1 from act_ru_event_subscr where proc_inst_id_ = j.id)
                    and not exists (select 1 from act_ru_task where proc_inst_id_ = j.id)
                    and not exists (select 1 from act_ru_incident where proc_inst_id_ = j.id)""".formatted(OF_RUN), run);
    }

    private long count(String select, Run run) {
        return sql.sql(select)
                .param("run", run.name())
                .param("journey", run.journey().key())
                .query(Long.class)
                .single();
    }
}
