package io.wayline.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What customers of a shop bought on which day, made up from a seed in the shape of the CDNOW log that the field measures
 * itself by (Fader and Hardie 2001): all customers come within three months, most buy once, few often; there are equal
 * amounts, free orders, and several orders on one day.
 */
public record PurchaseLog(List<Purchase> purchases, LocalDate lastDay) {

    /** As many customers as the tenth of CDNOW that is usually taken. */
    public static final int AS_MANY_AS_CDNOW = 2_357;

    private static final LocalDate FIRST_DAY = LocalDate.of(2023, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2024, 6, 30);

    public record Purchase(String customer, LocalDate day, BigDecimal amount) {}

    /** The same purchases each time; customers are called by {@code prefix} and their number. */
    public static PurchaseLog madeUp(long seed, int customers, String prefix) {
        var random = new Random(seed);
        var purchases = new ArrayList<Purchase>();
        for (var number = 0; number < customers; number++) {
            var day = FIRST_DAY.plusDays(random.nextInt(90));
            var patience = 10 + random.nextInt(200);
            do {
                var amount = random.nextInt(60) == 0
                        ? BigDecimal.ZERO
                        : BigDecimal.valueOf(Math.round(Math.exp(3.2 + random.nextGaussian()) * 4) * 25, 2);
                purchases.add(new Purchase(prefix + number, day, amount));
                day = day.plusDays(random.nextInt(8) == 0 ? 0 : random.nextInt(patience) + 1);
            } while (!day.isAfter(LAST_DAY) && random.nextInt(100) < 62);
        }
        return new PurchaseLog(List.copyOf(purchases), LAST_DAY);
    }

    /**
     * The tenth of CDNOW that is usually taken, which is not ours to give: {@code CDNOW_sample.txt} of this folder, a line a
     * purchase with the customer's number in all of CDNOW, that in the tenth, the day, the quantity, and the amount.
     */
    public static PurchaseLog ofCdnow(Path folder, String prefix) {
        try (var lines = Files.lines(folder.resolve("CDNOW_sample.txt"))) {
            var purchases = lines.map(line -> line.strip().split("\\s+"))
                    .filter(fields -> fields.length == 5)
                    .map(fields -> new Purchase(
                            prefix + fields[1],
                            LocalDate.parse(fields[2], DateTimeFormatter.BASIC_ISO_DATE),
                            new BigDecimal(fields[4])))
                    .sorted(Comparator.comparing(Purchase::customer).thenComparing(Purchase::day))
                    .toList();
            return new PurchaseLog(purchases, LocalDate.of(1998, 6, 30));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The same purchases on other days, so that the log ends on this one. */
    public PurchaseLog endingOn(LocalDate day) {
        var later = ChronoUnit.DAYS.between(lastDay, day);
        return new PurchaseLog(
                purchases.stream()
                        .map(each -> new Purchase(each.customer(), each.day().plusDays(later), each.amount()))
                        .toList(),
                day);
    }

    /** What was bought up to this day. */
    public PurchaseLog until(LocalDate day) {
        return new PurchaseLog(
                purchases.stream().filter(each -> !each.day().isAfter(day)).toList(), day);
    }

    /** What was bought on this day. */
    public List<Purchase> on(LocalDate day) {
        return purchases.stream().filter(each -> each.day().equals(day)).toList();
    }

    /** Who agreed to marketing, as {@link #customersAsCsv} says it. */
    public Set<String> agreed() {
        var all = customers();
        return IntStream.range(0, all.size())
                .filter(number -> number % 5 != 0)
                .mapToObj(all::get)
                .collect(Collectors.toSet());
    }

    /** In the order in which they first bought anything. */
    public List<String> customers() {
        return purchases.stream().map(Purchase::customer).distinct().toList();
    }

    /** As a shop's export: half of them read Chinese, four in five agreed to marketing. */
    public String customersAsCsv() {
        var firstDays = purchases.stream()
                .collect(Collectors.toMap(Purchase::customer, Purchase::day, (first, later) -> first));
        var lines = new ArrayList<String>();
        for (var customer : customers()) {
            var number = lines.size();
            lines.add(String.join(
                    ",",
                    customer,
                    (number % 2 == 0 ? "顾客 " : "Customer ") + number,
                    customer + "@customers.example",
                    "+86138%08d".formatted(number),
                    number % 2 == 0 ? "zh-CN" : "en",
                    "Asia/Shanghai",
                    firstDays.get(customer) + "T09:00:00+08:00",
                    number % 5 == 0 ? "" : "marketing:email;marketing:phone"));
        }
        return Stream.concat(Stream.of("ref,name,email,phone,locale,zone,registeredAt,consents"), lines.stream())
                .collect(Collectors.joining("\n"));
    }

    /** As the same shop's export of orders, each customer's in the order of their days. */
    public String ordersAsCsv() {
        Map<String, Integer> orders = new HashMap<>();
        return Stream.concat(
                        Stream.of("customerRef,orderRef,placedAt,amount,currency"),
                        purchases.stream().map(each -> {
                            var number = orders.merge(each.customer(), 1, Integer::sum);
                            return "%1$s,%1$s-%2$03d,%3$sT%4$02d:%5$02d:00+08:00,%6$s,CNY"
                                    .formatted(
                                            each.customer(),
                                            number,
                                            each.day(),
                                            9 + number % 11,
                                            number * 17 % 60,
                                            each.amount());
                        }))
                .collect(Collectors.joining("\n"));
    }
}
