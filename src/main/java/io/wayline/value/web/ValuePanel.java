package io.wayline.value.web;

import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.customer.access.Viewer;
import io.wayline.customer.access.VisibleCustomers.Seen;
import io.wayline.customer.panel.CustomerPanel;
import io.wayline.value.CustomerValue;
import io.wayline.value.CustomerValues;
import io.wayline.value.TierReason;
import io.wayline.value.forecast.Forecast;
import io.wayline.value.forecast.Forecasts;

/** What the page of a customer says of their value. */
@Component
class ValuePanel implements CustomerPanel {

    private final CustomerValues values;
    private final TierReason reason;
    private final Forecasts forecasts;

    ValuePanel(CustomerValues values, TierReason reason, Forecasts forecasts) {
        this.values = values;
        this.reason = reason;
        this.forecasts = forecasts;
    }

    /**
     * @param label the rating's word in the reader's language; null until rated
     * @param reason why the tier is what it is
     * @param forecast what they will buy; null where nothing can be said
     * @param foreseen whether anything can be said of anybody
     */
    public record Worth(
            CustomerValue value,
            @Nullable String label,
            String reason,
            @Nullable Forecast forecast,
            Forecasts.State foreseen) {}

    @Override
    public int order() {
        return 15;
    }

    @Override
    public String template() {
        return "/value/value-panel.ftlh";
    }

    @Override
    public Worth of(Seen seen, Viewer viewer, Locale language) {
        var customer = seen.customer();
        var value = values.of(customer.id());
        return new Worth(
                value,
                value.rating() == null ? null : reason.label(value.rating().label(), language),
                reason.of(value, language),
                forecasts.of(customer.id()).orElse(null),
                forecasts.last().state());
    }
}
