package io.wayline.value;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** What customers of a shop bought on which day: made up from a seed, or the published CDNOW sample where it lies. */
record PurchaseLog(List<Purchase> purchases, LocalDate lastDay) {

    private static final String SAMPLE = "CDNOW_sample.txt";

    record Purchase(String customer, LocalDate day, BigDecimal amount) {}

    /**
     * Made up in the shape of CDNOW: all customers come within three months, most buy once, few often; there are equal
     * amounts, free orders, and several orders on one day.
     */
    static PurchaseLog madeUp(long seed, int customers) {
        var random = new Random(seed);
        var first = LocalDate.of(2023, 1, 1);
        var last = LocalDate.of(2024, 6, 30);
        var purchases = new ArrayList<Purchase>();
        for (var number = 0; number < customers; number++) {
            var day = first.plusDays(random.nextInt(90));
            var patience = 10 + random.nextInt(200);
            do {
                var amount = random.nextInt(60) == 0
                        ? BigDecimal.ZERO
                        : BigDecimal.valueOf(Math.round(Math.exp(3.2 + random.nextGaussian()) * 4) * 25, 2);
                purchases.add(new Purchase("m" + number, day, amount));
                day = day.plusDays(random.nextInt(8) == 0 ? 0 : random.nextInt(patience) + 1);
            } while (!day.isAfter(last) && random.nextInt(100) < 62);
        }
        return new PurchaseLog(List.copyOf(purchases), last);
    }

    /**
     * The CDNOW sample (Fader and Hardie 2001), which is not ours to hand on: from the folder that the system property
     * {@code wayline.cdnow} or the variable {@code WAYLINE_CDNOW} names, or from beside the checkout.
     */
    static Optional<PurchaseLog> cdnow() throws IOException {
        var named = System.getProperty("wayline.cdnow", System.getenv("WAYLINE_CDNOW"));
        var file = Path.of(named == null ? "../shared/data/cdnow" : named).resolve(SAMPLE);
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        var purchases = new ArrayList<Purchase>();
        for (var line : Files.readAllLines(file)) {
            var columns = line.strip().split("\\s+");
            if (columns.length == 5) {
                purchases.add(new Purchase(
                        "c" + columns[1],
                        LocalDate.parse(columns[2], DateTimeFormatter.BASIC_ISO_DATE),
                        new BigDecimal(columns[4])));
            }
        }
        var last =
                purchases.stream().map(Purchase::day).max(LocalDate::compareTo).orElseThrow();
        return Optional.of(new PurchaseLog(List.copyOf(purchases), last));
    }
}
