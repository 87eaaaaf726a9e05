package io.wayline.journeys;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.wayline.testing.PurchaseLog;

/**
 * The churn watch as its definition says it, from nothing but the purchases and without any SQL: night for night who goes
 * quiet and who is let go. A customer is watched until then, and again from their next purchase on.
 */
final class WatchedByHand {

    private static final int LEAST_DAYS = 30;
    private static final int NOBODY_WAITS_LONGER = 365;

    private final Map<String, TreeSet<LocalDate>> bought = new TreeMap<>();
    private final Set<String> notWatched = new HashSet<>();
    private final Set<String> quietBefore = new HashSet<>();
    private final Set<String> hadTheirWinBack = new HashSet<>();

    /** What a night comes to. */
    record Night(Set<String> quiet, Set<String> gone) {}

    void buys(PurchaseLog.Purchase purchase) {
        bought.computeIfAbsent(purchase.customer(), name -> new TreeSet<>()).add(purchase.day());
        notWatched.remove(purchase.customer());
    }

    boolean isWatched(String customer) {
        return !notWatched.contains(customer);
    }

    /** The watch of the night in which this day begins. */
    Night night(LocalDate day) {
        var gone = new TreeSet<String>();
        var quiet = new TreeSet<String>();
        var typical = typicalGap();
        bought.forEach((customer, days) -> {
            var silent = day.toEpochDay() - days.last().toEpochDay();
            if (notWatched.contains(customer)) {
                return;
            }
            if (silent > NOBODY_WAITS_LONGER) {
                gone.add(customer);
            } else if (silent > patience(days, typical)) {
                quiet.add(customer);
            }
        });
        var entered = new TreeSet<>(quiet);
        entered.removeAll(quietBefore);
        quietBefore.clear();
        quietBefore.addAll(quiet);
        notWatched.addAll(gone);
        // nobody is on win-back twice within 90 days of its end: who returned and is quiet again stays where they are
        entered.stream().filter(hadTheirWinBack::add).forEach(notWatched::add);
        return new Night(entered, gone);
    }

    private static double patience(TreeSet<LocalDate> days, double typical) {
        var own = gaps(days);
        return own.isEmpty() ? typical : Math.max(LEAST_DAYS, 2 * at(own, 0.5));
    }

    private double typicalGap() {
        var all = new ArrayList<Long>();
        bought.values().forEach(days -> all.addAll(gaps(days)));
        return at(all, 0.8);
    }

    private static List<Long> gaps(TreeSet<LocalDate> days) {
        var gaps = new ArrayList<Long>();
        for (var day : days) {
            var before = days.lower(day);
            if (before != null) {
                gaps.add(day.toEpochDay() - before.toEpochDay());
            }
        }
        return gaps;
    }

    /** On the straight line between the two values next to this part of the way from the least to the greatest. */
    private static double at(List<Long> values, double part) {
        var sorted = values.stream().sorted().toList();
        var place = part * (sorted.size() - 1);
        var below = (int) Math.floor(place);
        var above = Math.min(below + 1, sorted.size() - 1);
        return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
    }
}
