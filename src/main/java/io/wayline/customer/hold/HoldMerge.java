package io.wayline.customer.hold;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.CustomerMerge;
import io.wayline.shared.MergeParticipant;

/** Keeps the holds of both customers in force for the one who is kept. */
@Component
@Order(500)
class HoldMerge implements MergeParticipant {

    private final JdbcClient jdbc;
    private final MarketingHolds holds;
    private final Clock clock;

    HoldMerge(JdbcClient jdbc, MarketingHolds holds, Clock clock) {
        this.jdbc = jdbc;
        this.holds = holds;
        this.clock = clock;
    }

    @Override
    public List<Effect> foresee(CustomerMerge merge) {
        return List.of(new Effect("holds", holds.of(merge.merged()).size()));
    }

    @Override
    public void merge(CustomerMerge merge) {
        // of two under the same reference the kept one's stays, so that one word lifts it
        jdbc.sql("""
                        update marketing_hold set lifted_at = ? where customer_id = ? and lifted_at is null
                            and reference in (select h.reference from marketing_hold h
                                where h.customer_id = ? and h.lifted_at is null)""")
                .params(
                        clock.instant().atOffset(ZoneOffset.UTC),
                        merge.merged().value(),
                        merge.kept().value())
                .update();
        jdbc.sql("update marketing_hold set customer_id = ? where customer_id = ?")
                .params(merge.kept().value(), merge.merged().value())
                .update();
    }
}
