package io.wayline.value;

import java.time.ZoneId;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How SQL reads an order's day and what it is worth; H2 and PostgreSQL understand both. */
@Component
public class OrderSql {

    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");

    private final ZoneId zone;
    private final String currency;
    private final String factor;

    OrderSql(ZoneId zone, @Value("${wayline.currency:CNY}") String currency, ValueSettings settings) {
        if (!CODE.matcher(currency).matches()) {
            throw new IllegalArgumentException(
                    "wayline.currency is %s: name an ISO 4217 code in capitals, such as CNY".formatted(currency));
        }
        this.zone = zone;
        this.currency = currency;
        this.factor = new TreeMap<>(settings.rates())
                .entrySet().stream()
                        .filter(rate -> !rate.getKey().equals(currency))
                        .map(rate -> " when '%s' then %s"
                                .formatted(rate.getKey(), rate.getValue().toPlainString()))
                        .collect(Collectors.joining("", "case o.currency when '" + currency + "' then 1", " end"));
    }

    /** The zone in which an order's day is reckoned. */
    public ZoneId zone() {
        return zone;
    }

    /** The currency of all sums, ISO 4217. */
    public String currency() {
        return currency;
    }

    /** The day of order {@code o} in the company's zone, counted from 1970-01-01 as {@code LocalDate.toEpochDay}. */
    String day() {
        // a cast straight to a date takes the session's zone on H2, and a difference of dates is an interval there
        return "cast(extract(epoch from cast(substring(cast(o.placed_at at time zone '" + zone.getId()
                + "' as varchar), 1, 10) as date)) / 86400 as integer)";
    }

    /** An amount of order {@code o} in the company's currency, or null when its own has no rate. */
    public String worth(String amount) {
        return "cast(" + amount + " * " + factor + " as numeric(19, 4))";
    }
}
