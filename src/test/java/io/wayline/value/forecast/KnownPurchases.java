package io.wayline.value.forecast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

import io.wayline.testing.PurchaseLog;

/** On which days customers bought, cut at a day: what was known then, and what came. */
record KnownPurchases(Map<String, TreeSet<Long>> days, long lastDay) {

    /** What was known of a customer on the day of the cut, and on how many days they bought after it. */
    record Known(PurchaseHistory history, List<Long> gaps, long quiet, int later) {}

    static KnownPurchases of(PurchaseLog log) {
        var days = new TreeMap<String, TreeSet<Long>>();
        log.purchases()
                .forEach(each -> days.computeIfAbsent(each.customer(), name -> new TreeSet<>())
                        .add(each.day().toEpochDay()));
        return new KnownPurchases(days, log.lastDay().toEpochDay());
    }

    /** The log of CDNOW, which is not ours to give on: five columns, of which the third is the day. */
    static KnownPurchases ofCdnow(Path log) throws IOException {
        var days = new TreeMap<String, TreeSet<Long>>();
        for (var line : Files.readAllLines(log)) {
            var columns = line.strip().split("\\s+");
            if (columns.length >= 4) {
                var day = LocalDate.parse(columns[columns.length - 3], DateTimeFormatter.BASIC_ISO_DATE);
                days.computeIfAbsent(columns[0], name -> new TreeSet<>()).add(day.toEpochDay());
            }
        }
        return new KnownPurchases(days, LocalDate.of(1998, 6, 30).toEpochDay());
    }

    /** Customers who buy and leave just as the model has it. */
    static KnownPurchases played(BgNbd model, int customers, int length, long seed) {
        var random = new Random(seed);
        var days = new TreeMap<String, TreeSet<Long>>();
        for (var number = 0; number < customers; number++) {
            var rate = gamma(random, model.r()) / model.alpha();
            var one = gamma(random, model.a());
            var leaves = one / (one + gamma(random, model.b()));
            var bought = days.computeIfAbsent("c" + number, name -> new TreeSet<>());
            double at = random.nextInt(90);
            while (at <= length) {
                bought.add((long) at);
                if (bought.size() > 1 && random.nextDouble() < leaves) {
                    break;
                }
                at += Math.max(1, wait(rate, random));
            }
        }
        days.values().removeIf(TreeSet::isEmpty);
        return new KnownPurchases(days, length);
    }

    /** Of those who had bought by this day, what was known then; later is what came up to the last day. */
    List<Known> cutAfter(long day) {
        var known = new ArrayList<Known>();
        days.values().stream().filter(bought -> bought.first() <= day).forEach(bought -> {
            var before = bought.headSet(day, true);
            var gaps = new ArrayList<Long>();
            Long last = null;
            for (var each : before) {
                if (last != null) {
                    gaps.add(each - last);
                }
                last = each;
            }
            known.add(new Known(
                    new PurchaseHistory(before.size() - 1, before.last() - before.first(), day - before.first()),
                    gaps.stream().sorted().toList(),
                    day - before.last(),
                    bought.size() - before.size()));
        });
        return known;
    }

    static Map<PurchaseHistory, Long> histories(List<Known> known) {
        var histories = new HashMap<PurchaseHistory, Long>();
        known.forEach(each -> histories.merge(each.history(), 1L, Long::sum));
        return histories;
    }

    /** How often somebody of the model buys again within so many days, in continuous time. */
    static int repeats(BgNbd model, double length, Random random) {
        var rate = gamma(random, model.r()) / model.alpha();
        var one = gamma(random, model.a());
        var leaves = one / (one + gamma(random, model.b()));
        var repeats = 0;
        for (var at = wait(rate, random); at <= length; at += wait(rate, random)) {
            repeats++;
            if (random.nextDouble() < leaves) {
                break;
            }
        }
        return repeats;
    }

    private static double wait(double rate, Random random) {
        return -Math.log(1 - random.nextDouble()) / rate;
    }

    /** Marsaglia and Tsang's method, with the step for shapes below one. */
    private static double gamma(Random random, double shape) {
        if (shape < 1) {
            return gamma(random, shape + 1) * Math.pow(random.nextDouble(), 1 / shape);
        }
        var d = shape - 1.0 / 3;
        var c = 1 / Math.sqrt(9 * d);
        while (true) {
            var x = random.nextGaussian();
            var v = Math.pow(1 + c * x, 3);
            if (v > 0 && Math.log(random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }

    static double sum(List<Known> known, ToDoubleFunction<Known> figure) {
        return known.stream().mapToDouble(figure).sum();
    }
}
