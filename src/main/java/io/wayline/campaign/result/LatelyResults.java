package io.wayline.campaign.result;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.Cursor;
import io.wayline.shared.RowTime;

/** Counts what came back from all runs of a campaign in the last two weeks, with one statement. */
@Component
public class LatelyResults {

    /** For so long after an invitation its answers count. */
    public static final Duration SPAN = Duration.ofDays(RunSql.SPAN_DAYS);

    private static final String MEMBERS = """
            (select t.customer_id, t.invited_at, coalesce((
                select min(n.invited_at) from enrolment_member n join enrolment e on e.ref = n.enrolment
                where n.customer_id = t.customer_id and e.campaign = :campaign and n.invited_at > t.invited_at),
                cast(:ever as timestamp(6) with time zone)) as until
            from enrolment r join enrolment_member t on t.enrolment = r.ref
            where r.campaign = :campaign and not r.test_run and t.state = 'INVITED' and t.invited_at >= :begin) m""";

    private final JdbcClient jdbc;
    private final Clock clock;

    LatelyResults(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param since what happened before then does not count; null for all of the span */
    public LatelyFigures of(String campaign, @Nullable Instant since) {
        var begin = clock.instant().minus(SPAN);
        return jdbc.sql("""
                        select count(case when exists (%1$s and o.state = 'SENT' and o.sent_at >= :since) then 1 end)
                                as mails_left,
                            count(case when exists (%1$s and o.state = 'FAILED' and exists (
                                select 1 from outbox_attempt a where a.message_id = o.id and a.at >= :since)) then 1 end)
                                as bounced,
                            count(case when %2$s then 1 end) as unsubscribed,
                            count(case when %3$s then 1 end) as complained
                        from %4$s""".formatted(
                                RunSql.MAIL,
                                RunSql.saidNo(" and p.at >= :since"),
                                RunSql.complained(" and p.received_at >= :since"),
                                MEMBERS))
                .param("campaign", campaign)
                .param("begin", RowTime.of(begin))
                .param("since", RowTime.of(since == null || since.isBefore(begin) ? begin : since))
                .param("ever", Cursor.END.rowTime())
                .query((row, number) -> new LatelyFigures(
                        row.getLong("mails_left"),
                        row.getLong("bounced"),
                        row.getLong("unsubscribed"),
                        row.getLong("complained")))
                .single();
    }
}
