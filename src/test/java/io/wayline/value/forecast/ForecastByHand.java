package io.wayline.value.forecast;

import java.util.Map;
import java.util.TreeMap;

import io.wayline.testing.PurchaseLog;

/** The forecast of each customer, fitted to all of them one by one. */
public record ForecastByHand(Map<String, Forecast> forecasts, long known, long bought) {

    public static ForecastByHand of(PurchaseLog log) {
        var purchases = KnownPurchases.of(log);
        var model = BgNbdFit.of(KnownPurchases.histories(purchases.cutAfter(purchases.lastDay())))
                .orElseThrow()
                .model();
        var forecasts = new TreeMap<String, Forecast>();
        purchases.days().forEach((customer, days) -> {
            var history = new PurchaseHistory(
                    days.size() - 1, days.last() - days.first(), purchases.lastDay() - days.first());
            forecasts.put(
                    customer,
                    new Forecast(
                            model.chance(history, 30),
                            model.chance(history, 60),
                            model.expected(history, 60),
                            model.active(history)));
        });
        var before = purchases.cutAfter(purchases.lastDay() - 60);
        return new ForecastByHand(
                forecasts,
                before.size(),
                before.stream().filter(each -> each.later() > 0).count());
    }
}
