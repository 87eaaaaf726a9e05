package io.wayline.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import io.wayline.textblock.TextBlocks;

/** Lanhe Home as CloudEvents: who registered, and what they ordered, in two years up to yesterday. */
@Component
class SampleCompany {

    static final String SOURCE = "sample:lanhe";
    private static final String FOLDER = "samples/lanhe/";

    private final JsonMapper json;

    SampleCompany(JsonMapper json) {
        this.json = json;
    }

    private record Customer(ZoneId zone, String locale, String currency, boolean live) {}

    private record Told(boolean live, Instant time, ObjectNode event) {}

    /**
     * CloudEvents in the order of time.
     *
     * @param newcomers the live registrations, which start journeys
     * @param past what was, told as history
     * @param newOrders the live orders of newcomers; only a journey that waits for them can take them
     * @param questions of customers whom the past has made known: work for people
     */
    record Story(
            List<ObjectNode> newcomers, List<ObjectNode> past, List<ObjectNode> newOrders, List<ObjectNode> questions) {

        int size() {
            return newcomers.size() + past.size() + newOrders.size() + questions.size();
        }
    }

    /** What a colleague wrote about a customer. */
    record NoteLine(String key, String customer, String author, String text) {}

    /** The notes of colleagues, in the order in which they were written. */
    List<NoteLine> notes() {
        var lines = new ArrayList<NoteLine>();
        for (var row : rows("notes.csv")) {
            lines.add(
                    new NoteLine(SOURCE + "/" + lines.size(), row.get("customer"), row.get("author"), row.get("text")));
        }
        return lines;
    }

    /** What customers complain of. */
    List<SampleCase> complaints() {
        var texts = rows("complaint-texts.csv").stream()
                .collect(Collectors.groupingBy(
                        row -> row.get("ref"), Collectors.toMap(row -> row.get("part"), row -> row.get("text"))));
        return rows("complaints.csv").stream()
                .map(row -> new SampleCase(row, texts.getOrDefault(row.get("ref"), Map.of())))
                .toList();
    }

    /** What customers answered when they were asked, by field. */
    List<Map<String, String>> surveys() {
        return rows("surveys.csv");
    }

    /** What its agents answer again and again, for all queues. */
    List<TextBlocks.Draft> textBlocks() {
        return rows("text-blocks.csv").stream()
                .map(row -> new TextBlocks.Draft(
                        row.get("name"),
                        "",
                        row.get("language"),
                        row.get("text").replace("\\n", "\n")))
                .toList();
    }

    /**
     * Tells the company's story. The same day gives the same events with the same ids.
     *
     * @param today the day before which everything happened
     */
    Story story(LocalDate today) {
        var registrations = new ArrayList<Told>();
        var orders = new ArrayList<Told>();
        var customers = new HashMap<String, Customer>();
        var agreed = rows("consents.csv").stream().collect(Collectors.groupingBy(row -> row.get("customer")));
        for (var row : rows("customers.csv")) {
            var customer = new Customer(
                    ZoneId.of(row.get("zone")),
                    row.get("locale"),
                    currency(row.get("zone")),
                    Boolean.parseBoolean(row.get("live")));
            customers.put(row.get("ref"), customer);
            registrations.add(registration(row, customer, agreed.getOrDefault(row.get("ref"), List.of()), today));
        }
        var catalogue = new HashMap<String, Map<String, String>>();
        rows("catalogue.csv").forEach(row -> catalogue.put(row.get("sku"), row));
        for (var row : rows("orders.csv")) {
            orders.add(order(row, customers.get(row.get("customer")), catalogue, today));
        }
        return new Story(
                inTime(registrations.stream().filter(Told::live)),
                inTime(Stream.concat(registrations.stream(), orders.stream()).filter(told -> !told.live())),
                inTime(orders.stream().filter(Told::live)),
                inTime(rows("advice.csv").stream()
                        .map(row -> question(row, customers.get(row.get("customer")), today))));
    }

    private static List<ObjectNode> inTime(Stream<Told> told) {
        return told.sorted(Comparator.comparing(Told::time)).map(Told::event).toList();
    }

    private Told registration(
            Map<String, String> row, Customer customer, List<Map<String, String>> agreed, LocalDate today) {
        var told = event("customer.registered", row.get("ref"), row.get("ref"), row, customer.live(), customer, today);
        var data = told.event().putObject("data");
        for (var field : List.of("name", "email", "phone", "locale", "zone", "birthday", "owner")) {
            if (!row.get(field).isEmpty()) {
                data.put(field, field.equals("birthday") ? birthday(row.get(field), today) : row.get(field));
            }
        }
        if (!agreed.isEmpty()) {
            var consents = data.putArray("consents");
            agreed.forEach(each -> consents.addObject()
                    .put("purpose", each.get("purpose"))
                    .put("channel", each.get("channel"))
                    .put("source", each.get("source")));
        }
        return told;
    }

    /** A date; {@code 1971+3} is that of somebody born in 1971 who has their birthday three days after the day of loading. */
    private static String birthday(String written, LocalDate today) {
        var soon = written.indexOf('+');
        return soon < 0
                ? written
                : today.plusDays(Long.parseLong(written.substring(soon + 1)))
                        .withYear(Integer.parseInt(written.substring(0, soon)))
                        .toString();
    }

    private Told question(Map<String, String> row, Customer customer, LocalDate today) {
        var told = event("advice.requested", row.get("ref"), row.get("customer"), row, true, customer, today);
        told.event()
                .putObject("data")
                .put("adviceTopic", row.get("topic"))
                .put("urgency", row.get("urgency"))
                .put("team", row.get("team"));
        return told;
    }

    private Told order(
            Map<String, String> row, Customer customer, Map<String, Map<String, String>> catalogue, LocalDate today) {
        var told = event("order.placed", row.get("ref"), row.get("customer"), row, customer.live(), customer, today);
        var data = told.event().putObject("data");
        var items = data.put("orderRef", row.get("ref")).putArray("items");
        var amount = BigDecimal.ZERO;
        for (var item : row.get("items").split(" ")) {
            var article = catalogue.get(item.substring(0, item.indexOf('*')));
            var quantity = Integer.parseInt(item.substring(item.indexOf('*') + 1));
            var price = new BigDecimal(article.get(customer.currency()));
            amount = amount.add(price.multiply(BigDecimal.valueOf(quantity)));
            items.addObject()
                    .put("sku", article.get("sku"))
                    .put("name", article.get(customer.locale().startsWith("zh") ? "name_zh" : "name_en"))
                    .put("category", article.get("category"))
                    .put("quantity", quantity)
                    .put("price", price.toPlainString());
        }
        data.put("amount", amount.toPlainString())
                .put("currency", customer.currency().toUpperCase(Locale.ROOT))
                .put("placedAt", told.time().toString());
        return told;
    }

    private Told event(
            String type,
            String id,
            String subject,
            Map<String, String> row,
            boolean live,
            Customer customer,
            LocalDate today) {
        var time = today.minusDays(Long.parseLong(row.get("days")))
                .atStartOfDay(customer.zone())
                .plusMinutes(Long.parseLong(row.get("minute")))
                .toInstant();
        var event = json.createObjectNode()
                .put("specversion", "1.0")
                .put("source", SOURCE)
                .put("id", id)
                .put("type", type)
                .put("subject", subject)
                .put("time", time.toString())
                .put("history", !live);
        return new Told(live, time, event);
    }

    private static String currency(String zone) {
        return switch (zone) {
            case "Asia/Shanghai" -> "cny";
            case "Europe/Berlin", "Europe/Paris", "Europe/Stockholm" -> "eur";
            case "Europe/London" -> "gbp";
            default -> "usd";
        };
    }

    /** Our own files: no quotes, no commas inside a value. */
    private static List<Map<String, String>> rows(String file) {
        try {
            var lines = new ClassPathResource(FOLDER + file)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            var names = lines.get(0).split(",");
            return lines.stream()
                    .skip(1)
                    .map(line -> row(names, line.split(",", names.length)))
                    .toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static Map<String, String> row(String[] names, String[] values) {
        var row = new HashMap<String, String>();
        for (var i = 0; i < names.length; i++) {
            row.put(names[i], values[i]);
        }
        return row;
    }
}
