package io.wayline.campaign.stop;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.shared.RowTime;

/** The stop rules of each campaign, and who set them. */
@Component
public class StopRuleRows {

    private static final Logger log = LoggerFactory.getLogger(StopRuleRows.class);
    private static final int SHOWN = 20;

    private final JdbcClient jdbc;
    private final Clock clock;

    StopRuleRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those that hold now. */
    public StopRules of(String campaign) {
        return jdbc.sql("select * from campaign_rule where campaign = ? order by id desc fetch first 1 rows only")
                .param(campaign)
                .query(StopRuleRows::read)
                .optional()
                .orElse(StopRules.DEFAULT);
    }

    /** All that were set, the newest first; at most 20. */
    public List<StopRules> history(String campaign) {
        return jdbc.sql("select * from campaign_rule where campaign = ? order by id desc fetch first " + SHOWN
                        + " rows only")
                .param(campaign)
                .query(StopRuleRows::read)
                .list();
    }

    /**
     * Sets them; the same again changes nothing.
     *
     * @param by the account of who does
     * @throws io.wayline.shared.InvalidValue when a number cannot be what it should say
     */
    @Transactional
    public StopRules set(String campaign, BigDecimal unsubscribed, BigDecimal bounced, int complaints, String by) {
        var rules = StopRules.of(unsubscribed, bounced, complaints, by, clock.instant());
        var before = of(campaign);
        if (before.unsubscribed().compareTo(rules.unsubscribed()) == 0
                && before.bounced().compareTo(rules.bounced()) == 0
                && before.complaints() == rules.complaints()) {
            return before;
        }
        jdbc.sql("""
                        insert into campaign_rule (campaign, unsubscribed, bounced, complaints, changed_by, changed_at)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(campaign, rules.unsubscribed(), rules.bounced(), complaints, by, RowTime.of(clock.instant()))
                .update();
        log.info("Stop rules of {} set by {}: {}, {}, {}", campaign, by, unsubscribed, bounced, complaints);
        return of(campaign);
    }

    private static StopRules read(ResultSet row, int number) throws SQLException {
        return new StopRules(
                row.getBigDecimal("unsubscribed"),
                row.getBigDecimal("bounced"),
                row.getInt("complaints"),
                row.getString("changed_by"),
                RowTime.read(row, "changed_at"));
    }
}
