package io.wayline.customer.reach;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.customer.consent.ConsentTopic;
import io.wayline.customer.hold.MarketingHold;
import io.wayline.shared.CustomerId;
import io.wayline.shared.NotFound;
import io.wayline.shared.RowTime;

/** Reads all that decides whether a customer may be written to, at once: every mail is judged by it twice. */
@Component
public class MailStandings {

    private final JdbcClient jdbc;

    MailStandings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One statement. A mail that is being handed over may still name a customer who was merged; their wishes are those
     * of whoever was kept.
     *
     * @throws NotFound when there is no such customer
     */
    public MailStanding of(CustomerId customer, ConsentTopic topic) {
        return jdbc.sql("""
                        select c.zone, s.given, p.at as said_at, h.reason, h.reference, h.placed_at
                        from customer c
                        left join consent s on s.customer_id = c.id and s.purpose = :purpose and s.channel = :channel
                        left join consent_proof p on p.id = s.proof_id
                        left join marketing_hold h on h.customer_id = c.id and h.lifted_at is null
                        where c.id = coalesce(
                            (select m.customer_id from customer_merge m where m.merged_id = :customer), :customer)
                        order by h.placed_at, h.id fetch first row only""")
                .param("customer", customer.value())
                .param("purpose", topic.purpose())
                .param("channel", topic.channel())
                .query(MailStandings::read)
                .optional()
                .orElseThrow(() -> new NotFound("customer"));
    }

    /**
     * One statement for all of them, and one more for each that was merged meanwhile.
     *
     * @throws NotFound when one of them is no customer
     */
    public Map<CustomerId, MailStanding> ofAll(Set<CustomerId> customers, ConsentTopic topic) {
        var standings = new HashMap<CustomerId, MailStanding>();
        jdbc.sql("""
                        select c.id, c.zone, s.given, p.at as said_at, h.reason, h.reference, h.placed_at
                        from customer c
                        left join consent s on s.customer_id = c.id and s.purpose = :purpose and s.channel = :channel
                        left join consent_proof p on p.id = s.proof_id
                        left join marketing_hold h on h.customer_id = c.id and h.lifted_at is null
                        where c.id in (:customers)
                            and not exists (select 1 from customer_merge m where m.merged_id = c.id)
                        order by h.placed_at, h.id""")
                .param("customers", customers.stream().map(CustomerId::value).toList())
                .param("purpose", topic.purpose())
                .param("channel", topic.channel())
                .query(row -> {
                    standings.putIfAbsent(new CustomerId(row.getString("id")), read(row, row.getRow()));
                });
        customers.forEach(customer -> standings.computeIfAbsent(customer, merged -> of(merged, topic)));
        return standings;
    }

    private static MailStanding read(ResultSet row, int number) throws SQLException {
        var zone = row.getString("zone");
        var saidAt = RowTime.readNullable(row, "said_at");
        var placedAt = RowTime.readNullable(row, "placed_at");
        return new MailStanding(
                zone == null ? null : ZoneId.of(zone),
                saidAt == null ? null : new MailStanding.Said(row.getBoolean("given"), saidAt),
                placedAt == null
                        ? null
                        : new MarketingHold(row.getString("reason"), row.getString("reference"), placedAt));
    }
}
