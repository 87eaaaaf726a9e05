package io.wayline.value.forecast;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.CustomerId;

/** Looks up what customers will buy, as of the last computation, and how well the one before came true. */
@Component
public class Forecasts {

    private final JdbcClient jdbc;

    Forecasts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether there are forecasts, and why not. */
    public enum State {
        /** Value has not been computed. */
        NEVER,
        /** Too few customers, or too few of them who bought again. */
        TOO_FEW,
        /** What it would have said 60 days ago was no better than one figure for all, or far from how many bought. */
        NOT_BETTER,
        TOLD
    }

    /**
     * What came of the last fit.
     *
     * @param known how many customers were known 60 days before it; null when too few
     * @param bought how many of them have bought since
     * @param foreseen how many of them would have been expected to
     * @param skill how much smaller the square of its mistakes was than that of one figure for all; 1 is without mistake
     */
    public record Run(
            State state,
            int unit,
            @Nullable Long known,
            @Nullable Long bought,
            @Nullable Double foreseen,
            @Nullable Double skill) {}

    public Run last() {
        return jdbc.sql("select * from forecast_run where id = 1")
                .query(Forecasts::run)
                .single();
    }

    /** Empty for who never bought, and while {@link #last} says so. */
    public Optional<Forecast> of(CustomerId customer) {
        return jdbc.sql("""
                        select f.* from customer_value v join forecast_run r on r.id = 1
                        join forecast_cell f on f.purchase_days = v.purchase_days
                            and f.first_cell = v.first_day / r.unit and f.last_cell = v.last_day / r.unit
                        where v.customer_id = ?""")
                .param(customer.value())
                .query((row, number) -> new Forecast(
                        row.getDouble("chance_30"),
                        row.getDouble("chance_60"),
                        row.getDouble("expected"),
                        row.getDouble("active")))
                .optional();
    }

    private static Run run(ResultSet row, int number) throws SQLException {
        return new Run(
                State.valueOf(row.getString("state")),
                row.getInt("unit"),
                row.getObject("known", Long.class),
                row.getObject("bought", Long.class),
                row.getObject("foreseen", Double.class),
                row.getObject("skill", Double.class));
    }
}
