package io.wayline.value;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How value is computed.
 *
 * @param at when the night's computation begins, in the company's zone
 * @param rates what one unit of another currency is worth in the company's, by its ISO 4217 code. An order in a currency
 *     without a rate counts as a purchase, but not in any sum
 */
@ConfigurationProperties("wayline.value")
record ValueSettings(
        @DefaultValue("02:10") LocalTime at, @DefaultValue Map<String, BigDecimal> rates) {

    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");

    ValueSettings {
        rates.forEach((currency, rate) -> {
            if (!CODE.matcher(currency).matches() || rate.signum() <= 0) {
                throw new IllegalArgumentException(
                        "wayline.value.rates.%s: the name is an ISO 4217 code in capitals, the rate a number above zero"
                                .formatted(currency));
            }
        });
        rates = Map.copyOf(new TreeMap<>(rates));
    }
}
