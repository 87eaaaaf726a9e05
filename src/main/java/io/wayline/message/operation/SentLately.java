package io.wayline.message.operation;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.message.Message;

/** How many mails of which template left in the last 30 days. Looks at the newest 10,000 and no more. */
@Component
public class SentLately {

    public static final int DAYS = 30;
    private static final int LOOKED_AT = 10_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    SentLately(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Counts by template.
     *
     * @param exact false when there were more mails than were looked at, and each count is the least
     */
    public record Counts(Map<String, Long> byTemplate, boolean exact) {

        public long of(String template) {
            return byTemplate.getOrDefault(template, 0L);
        }
    }

    /** One statement, by the index on the time. */
    public Counts count() {
        var counts = new HashMap<String, Long>();
        jdbc.sql("""
                        select template, count(*) as mails from (
                            select template from outbox_message
                            where created_at >= :since and state = 'SENT' and customer_id <> :nobody
                            order by created_at desc fetch first %d rows only) lately
                        group by template""".formatted(LOOKED_AT))
                .param("since", clock.instant().minus(Duration.ofDays(DAYS)).atOffset(ZoneOffset.UTC))
                .param("nobody", Message.NOBODY.value())
                .query(row -> {
                    counts.put(row.getString("template"), row.getLong("mails"));
                });
        var seen = counts.values().stream().mapToLong(Long::longValue).sum();
        return new Counts(counts, seen < LOOKED_AT);
    }
}
