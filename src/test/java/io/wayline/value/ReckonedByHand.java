package io.wayline.value;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import io.wayline.testing.PurchaseLog;

/**
 * RFM, ABC, and gaps reckoned customer by customer from their definitions, without SQL and without looking at it: by
 * counting who stands behind, by walking down the list of sales, by laying gaps side by side.
 */
final class ReckonedByHand {

    private final Map<String, List<PurchaseLog.Purchase>> everything = new TreeMap<>();
    private final Map<String, Buyer> buyers = new TreeMap<>();
    private final List<Long> allGaps = new ArrayList<>();

    /**
     * One customer, as reckoned.
     *
     * @param fifths recency, frequency, monetary as three digits; empty for those who bought nothing in the window
     */
    record Figures(
            String fifths,
            String abc,
            int windowOrders,
            BigDecimal windowSpend,
            long purchaseDays,
            @Nullable Double medianGap) {}

    private record Buyer(LocalDate last, int orders, BigDecimal spend) {}

    ReckonedByHand(PurchaseLog log) {
        var firstDayOfWindow = log.lastDay().minusDays(364);
        for (var purchase : log.purchases()) {
            everything
                    .computeIfAbsent(purchase.customer(), name -> new ArrayList<>())
                    .add(purchase);
        }
        everything.forEach((customer, purchases) -> {
            var recent = purchases.stream()
                    .filter(each -> !each.day().isBefore(firstDayOfWindow))
                    .toList();
            if (!recent.isEmpty()) {
                buyers.put(
                        customer,
                        new Buyer(
                                recent.stream()
                                        .map(PurchaseLog.Purchase::day)
                                        .max(Comparator.naturalOrder())
                                        .orElseThrow(),
                                recent.size(),
                                spend(recent)));
            }
            allGaps.addAll(gaps(purchases));
        });
    }

    Map<String, Figures> figures() {
        var classes = classes();
        var figures = new HashMap<String, Figures>();
        everything.forEach((customer, purchases) -> {
            var buyer = buyers.get(customer);
            var gaps = gaps(purchases);
            figures.put(
                    customer,
                    new Figures(
                            buyer == null
                                    ? ""
                                    : "%d%d%d"
                                            .formatted(
                                                    fifth(buyer, Comparator.comparing(Buyer::last)),
                                                    fifth(buyer, Comparator.comparing(Buyer::orders)),
                                                    fifth(buyer, Comparator.comparing(Buyer::spend))),
                            classes.getOrDefault(customer, ""),
                            buyer == null ? 0 : buyer.orders(),
                            buyer == null ? BigDecimal.ZERO : buyer.spend(),
                            gaps.size() + 1L,
                            gaps.isEmpty() ? null : between(gaps, 50)));
        });
        return figures;
    }

    @Nullable
    Double typicalGap() {
        return allGaps.isEmpty() ? null : between(allGaps, 80);
    }

    /** Whoever leaves at least four fifths of all behind is in the fifth fifth, and so on. */
    private int fifth(Buyer buyer, Comparator<Buyer> order) {
        var behind = buyers.values().stream()
                .filter(other -> order.compare(other, buyer) < 0)
                .count();
        for (var fifth = 5; fifth > 1; fifth--) {
            if (behind * 5 >= buyers.size() * (fifth - 1L)) {
                return fifth;
            }
        }
        return 1;
    }

    /** Down the list of sales, those with equal sales together: A until 70 % are reached, B until 90 %. */
    private Map<String, String> classes() {
        var bySales = new TreeMap<BigDecimal, List<String>>(Comparator.reverseOrder());
        buyers.forEach((customer, buyer) -> bySales.computeIfAbsent(buyer.spend(), sales -> new ArrayList<>())
                .add(customer));
        var all = buyers.values().stream().map(Buyer::spend).reduce(BigDecimal.ZERO, BigDecimal::add);
        var classes = new HashMap<String, String>();
        var reached = BigDecimal.ZERO;
        for (var group : bySales.entrySet()) {
            var share = all.signum() == 0 ? 1 : reached.doubleValue() / all.doubleValue();
            for (var customer : group.getValue()) {
                classes.put(customer, share < 0.7 ? "A" : share < 0.9 ? "B" : "C");
            }
            reached = reached.add(
                    group.getKey().multiply(BigDecimal.valueOf(group.getValue().size())));
        }
        return classes;
    }

    private static List<Long> gaps(List<PurchaseLog.Purchase> purchases) {
        var days = new TreeSet<Long>();
        purchases.forEach(purchase -> days.add(purchase.day().toEpochDay()));
        var gaps = new ArrayList<Long>();
        for (var day : days) {
            var before = days.lower(day);
            if (before != null) {
                gaps.add(day - before);
            }
        }
        return gaps;
    }

    /** The value below which so many percent lie, on the straight line between the two neighbours. */
    private static double between(List<Long> values, int percent) {
        var sorted = values.stream().sorted().toList();
        var hundredths = (sorted.size() - 1L) * percent;
        var low = sorted.get((int) (hundredths / 100));
        var high = sorted.get((int) Math.min(sorted.size() - 1L, hundredths / 100 + 1));
        return low + (high - low) * (hundredths % 100) / 100.0;
    }

    private static BigDecimal spend(List<PurchaseLog.Purchase> purchases) {
        return purchases.stream().map(PurchaseLog.Purchase::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
