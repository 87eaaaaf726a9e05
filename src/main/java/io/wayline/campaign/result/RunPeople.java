package io.wayline.campaign.result;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.audience.enrolment.Enrolment;
import io.wayline.shared.Cursor;
import io.wayline.shared.CustomerId;
import io.wayline.shared.Page;
import io.wayline.shared.RowTime;

/** Lists the people behind each number of a run, in an order that says nothing. */
@Component
public class RunPeople {

    private final JdbcClient jdbc;
    private final CampaignExperiments experiments;
    private final RunResults results;

    RunPeople(JdbcClient jdbc, CampaignExperiments experiments, RunResults results) {
        this.jdbc = jdbc;
        this.experiments = experiments;
        this.results = results;
    }

    /** Somebody who was invited, and when. */
    public record Somebody(CustomerId customer, Instant invitedAt) {}

    /**
     * Those of whom this is true.
     *
     * @param reason of those to whom no mail left only these; null for all
     * @param cursor the {@code next} of the page before, or null for the first
     */
    public Page<Somebody> page(
            Enrolment run, Outcome outcome, @Nullable String reason, @Nullable String cursor, int limit) {
        var values = new LinkedHashMap<String, Object>(Map.of(
                "run", run.ref(),
                "campaign", run.campaign(),
                "experiment", experiments.of(run.campaign()).orElse(""),
                "ever", Cursor.END.rowTime()));
        var which = outcome.sql().formatted(results.days(run.campaign()));
        if (outcome == Outcome.NOT_SENT && reason != null) {
            // the same reason as the one under which they are counted
            which += " and " + RunSql.REASON + " = :reason";
            values.put("reason", reason);
        }
        var counted = jdbc.sql("select count(*) from (select 1 from %s where %s fetch first %d rows only) counted"
                        .formatted(RunSql.INVITED, which, Page.COUNTED_TO + 1))
                .params(values)
                .query(Long.class)
                .single();
        if (cursor != null) {
            values.put("cursor", last(cursor, run));
            which += " and m.customer_id > :cursor";
        }
        var rows = jdbc.sql("select m.customer_id, m.invited_at from %s where %s order by m.customer_id fetch first %d rows only"
                        .formatted(RunSql.INVITED, which, limit + 1))
                .params(values)
                .query(RunPeople::read)
                .list();
        return Page.of(rows, limit, counted, each -> each.customer().value());
    }

    private String last(String cursor, Enrolment run) {
        return Cursor.row(
                cursor,
                id -> jdbc.sql("select customer_id from enrolment_member where enrolment = ? and customer_id = ?")
                        .params(run.ref(), id)
                        .query(String.class)
                        .optional());
    }

    /** The ids of these people. */
    public static Set<CustomerId> ids(Page<Somebody> people) {
        return people.items().stream().map(Somebody::customer).collect(Collectors.toSet());
    }

    private static Somebody read(ResultSet row, int number) throws SQLException {
        return new Somebody(new CustomerId(row.getString("customer_id")), RowTime.read(row, "invited_at"));
    }
}
