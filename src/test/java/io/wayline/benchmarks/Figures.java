package io.wayline.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** Rates as a page of results shows them. */
final class Figures {

    private Figures() {}

    static String list(List<Double> rates) {
        return rates.stream()
                .map(rate -> String.format(Locale.ROOT, "%,.0f", rate))
                .collect(Collectors.joining(" · "));
    }

    static double median(List<Double> rates) {
        return DoubleStream.of(
                        rates.stream().mapToDouble(Double::doubleValue).sorted().toArray())
                .skip((rates.size() - 1) / 2)
                .limit(2 - rates.size() % 2)
                .average()
                .orElseThrow();
    }
}
