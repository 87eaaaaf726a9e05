package io.wayline.intake.file.row;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.customer.Profile;
import io.wayline.customer.change.ImportedCustomers;
import io.wayline.intake.file.csv.CsvRow;
import io.wayline.intake.file.csv.ImportKind;
import io.wayline.intake.file.row.RowFault.Effect;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.MailAddress;
import io.wayline.value.ImportedOrders;
import io.wayline.value.ImportedOrders.Listed;
import io.wayline.value.ImportedOrders.Outcome;

/**
 * Rows that tell of orders; all rows of an order come together. Their customers are known already, or become known by
 * them where somebody has said so.
 */
@Component
class OrderRows implements RowTaker {

    private final ImportedOrders orders;
    private final ImportedCustomers customers;
    private final Moments moments;

    OrderRows(ImportedOrders orders, ImportedCustomers customers, Moments moments) {
        this.orders = orders;
        this.customers = customers;
        this.moments = moments;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.ORDERS;
    }

    @Override
    public List<Shown> show(List<CsvRow> rows) {
        return read(rows).stream()
                .map(order -> new Shown(
                        order.lines().get(0).row().line(), order.isGood() ? order.values() : Map.of(), order.faults()))
                .toList();
    }

    private List<OrderLines> read(List<CsvRow> rows) {
        return OrderLines.of(
                rows.stream().map(row -> OrderLine.of(row, moments)).toList(), moments);
    }

    @Override
    public Taken take(List<CsvRow> rows, String origin) {
        var faults = new ArrayList<RowFault>();
        var good = new ArrayList<OrderLines>();
        for (var order : read(rows)) {
            faults.addAll(order.faults());
            if (order.isGood()) {
                good.add(order);
            }
        }
        good = found(good, faults);
        if (!rows.isEmpty() && rows.get(0).header().reading().newCustomers()) {
            makeKnown(good, origin);
        }
        var outcomes = orders.take(good.stream().map(OrderRows::listed).toList(), origin);
        var created = 0;
        var unchanged = 0;
        for (var place = 0; place < outcomes.size(); place++) {
            var order = good.get(place);
            switch (outcomes.get(place)) {
                case CREATED -> created++;
                case UNCHANGED -> unchanged++;
                case UNKNOWN_CUSTOMER -> faults.addAll(unknown(order));
                case REF_TAKEN ->
                    order.lines().forEach(line -> faults.add(RowFault.of(line.row(), "orderRef", "ref-taken")));
            }
            if (outcomes.get(place) == Outcome.CREATED || outcomes.get(place) == Outcome.UNCHANGED) {
                unchanged += order.repeats();
            }
        }
        var refused = rows.size()
                - taken(good, outcomes).stream()
                        .mapToInt(order -> order.lines().size())
                        .sum();
        faults.sort(Comparator.comparingLong(RowFault::line));
        return new Taken(rows.size(), created, 0, unchanged, refused, faults);
    }

    private static List<OrderLines> taken(List<OrderLines> orders, List<Outcome> outcomes) {
        var taken = new ArrayList<OrderLines>();
        for (var place = 0; place < outcomes.size(); place++) {
            if (outcomes.get(place) == Outcome.CREATED || outcomes.get(place) == Outcome.UNCHANGED) {
                taken.add(orders.get(place));
            }
        }
        return taken;
    }

    /** Those that name their customer by mail address get its ref, where exactly one customer has it. */
    private ArrayList<OrderLines> found(List<OrderLines> all, List<RowFault> faults) {
        var keys = all.stream()
                .filter(order -> order.customer() == null)
                .map(order -> Reading.present(order.email()).key())
                .distinct()
                .toList();
        var refs = keys.isEmpty() ? Map.<String, List<CustomerRef>>of() : customers.withAddress(keys);
        var found = new ArrayList<OrderLines>(all.size());
        for (var order : all) {
            if (order.customer() != null) {
                found.add(order);
                continue;
            }
            var address = Reading.present(order.email());
            var whose = refs.getOrDefault(address.key(), List.of());
            var isNew = order.lines().get(0).row().header().reading().newCustomers();
            var ref = whose.size() == 1 ? whose.get(0) : whose.isEmpty() && isNew ? named(address) : null;
            if (ref != null) {
                found.add(order.of(ref));
            } else {
                order.lines()
                        .forEach(line -> faults.add(RowFault.of(
                                line.row(),
                                "customerEmail",
                                address.value(),
                                whose.isEmpty() ? "unknown-customer" : "several-customers",
                                Effect.REFUSED)));
            }
        }
        return found;
    }

    private static @Nullable CustomerRef named(MailAddress address) {
        try {
            return new CustomerRef(address.key());
        } catch (InvalidValue noRef) {
            return null;
        }
    }

    private static List<RowFault> unknown(OrderLines order) {
        return order.lines().stream()
                .map(line -> RowFault.of(
                        line.row(),
                        "customerRef",
                        String.valueOf(order.customer()),
                        "unknown-customer",
                        Effect.REFUSED))
                .toList();
    }

    /** Customers of orders, with what the orders say of them. What is known already stays as it is. */
    private void makeKnown(List<OrderLines> orders, String origin) {
        var first = new LinkedHashMap<CustomerRef, OrderLines>();
        for (var order : orders) {
            first.merge(
                    Reading.present(order.customer()),
                    order,
                    (one, other) ->
                            Reading.present(one.placedAt()).isAfter(Reading.present(other.placedAt())) ? other : one);
        }
        var known = customers.known(first.keySet());
        first.keySet().removeAll(known.keySet());
        customers.take(
                first.entrySet().stream()
                        .map(each -> new ImportedCustomers.Listed(
                                each.getKey(),
                                profile(each.getValue()),
                                each.getValue().placedAt(),
                                List.of()))
                        .toList(),
                origin);
    }

    private static Profile profile(OrderLines order) {
        var row = order.lines().get(0).row();
        var reading = new Reading(row);
        var told = RowPhones.Told.of(row);
        return new Profile(
                reading.optional("customerName", Profile::name),
                order.email() != null ? order.email() : reading.optional("customerEmail", MailAddress::new),
                reading.optional("customerPhone", text -> RowPhones.read(text, told, null, null, null)),
                null,
                null,
                null);
    }

    private static Listed listed(OrderLines order) {
        return new Listed(
                Reading.present(order.customer()),
                Reading.present(order.ref()),
                Reading.present(order.placedAt()),
                Reading.present(order.amount()),
                Reading.present(order.currency()),
                order.items());
    }
}
