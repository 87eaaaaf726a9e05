package io.wayline.message.gate;

import java.time.Clock;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.CustomerId;

/**
 * Counts the marketing mails of a customer, whoever asked for them: those that left lately, those of which we do not
 * know, and those that wait and were asked for earlier. So of two that are recorded at the same moment, each unseen by
 * the other, the later one finds the earlier when it is judged again.
 */
@Component
class FrequencyCap {

    private final JdbcClient jdbc;
    private final GateSettings.Cap cap;
    private final Clock clock;

    FrequencyCap(JdbcClient jdbc, GateSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.cap = settings.cap();
        this.clock = clock;
    }

    int most() {
        return cap.most();
    }

    /** In days, rounded up. */
    long days() {
        return (cap.within().toHours() + 23) / 24;
    }

    /**
     * One statement, by the index on the customer.
     *
     * @param message the mail that asks and is not counted itself; null while it is being recorded
     */
    long othersOf(CustomerId customer, @Nullable String message) {
        return jdbc.sql("""
                        select count(*) from outbox_message
                        where customer_id = :customer and purpose = 'MARKETING' and id <> :message
                            and (state in ('SENT', 'HANDOVER', 'UNKNOWN') and coalesce(sent_at, handover_at) > :since
                                or state in ('HELD', 'PENDING', 'CLAIMED') and id < :message)""")
                .param("customer", customer.value())
                .param("message", message == null ? Long.MAX_VALUE : Long.parseLong(message))
                .param("since", clock.instant().minus(cap.within()).atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }
}
