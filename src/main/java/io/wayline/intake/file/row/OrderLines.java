package io.wayline.intake.file.row;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.wayline.intake.file.row.RowFault.Effect;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.MailAddress;
import io.wayline.value.OrderFacts;
import io.wayline.value.OrderItem;

/**
 * One order with all its rows, wherever they stand in the file. It is taken whole or not at all: an order of which one
 * line is missing has another amount.
 *
 * @param amount of the order; null with the rest when it is refused
 * @param repeats how many rows say again what another one says
 */
record OrderLines(
        List<OrderLine> lines,
        @Nullable CustomerRef customer,
        @Nullable MailAddress email,
        @Nullable String ref,
        @Nullable Instant placedAt,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        List<OrderItem> items,
        int repeats,
        List<RowFault> faults) {

    private static final int MOST_ITEMS = 5_000;

    /** Rows of orders, each order once, in the order in which they begin. */
    static List<OrderLines> of(List<OrderLine> rows, Moments moments) {
        var byNumber = new LinkedHashMap<String, List<OrderLine>>();
        var orders = new ArrayList<OrderLines>();
        for (var row : rows) {
            if (row.ref() == null) {
                orders.add(refused(List.of(row), row.faults()));
            } else {
                byNumber.computeIfAbsent(row.ref(), first -> new ArrayList<>()).add(row);
            }
        }
        byNumber.values().forEach(same -> byCustomer(same).forEach(lines -> orders.add(order(lines, moments))));
        orders.sort(Comparator.comparingLong(order -> order.lines().get(0).row().line()));
        return orders;
    }

    /** Two customers can have orders of one number. A row that names nobody is of the only one, where there is only one. */
    private static Iterable<List<OrderLine>> byCustomer(List<OrderLine> lines) {
        var groups = new LinkedHashMap<Object, List<OrderLine>>();
        for (var line : lines) {
            groups.computeIfAbsent(whose(line), first -> new ArrayList<>()).add(line);
        }
        var nobody = groups.get("");
        if (nobody != null && groups.size() == 2) {
            groups.remove("");
            var only = groups.values().iterator().next();
            only.addAll(nobody);
            only.sort(Comparator.comparingLong(line -> line.row().line()));
        }
        return groups.values();
    }

    private static Object whose(OrderLine line) {
        return line.customer() != null
                ? line.customer()
                : line.email() != null ? line.email().key() : "";
    }

    private static OrderLines order(List<OrderLine> lines, Moments moments) {
        if (lines.stream().anyMatch(OrderLine::isRefused)) {
            return refused(
                    lines,
                    lines.stream()
                            .flatMap(line -> line.isRefused()
                                    ? line.faults().stream()
                                    : Stream.of(RowFault.of(line.row(), "orderRef", "order-incomplete")))
                            .toList());
        }
        var first = lines.get(0);
        var named = lines.stream()
                .filter(line -> line.customer() != null || line.email() != null)
                .findFirst();
        if (named.isEmpty()) {
            return missing(lines, "customerRef");
        }
        var times = each(lines, OrderLine::placedAt);
        if (times.isEmpty()) {
            return missing(lines, "placedAt");
        }
        if (times.stream().map(moments::day).distinct().count() > 1) {
            return all(lines, "placedAt", "order-differs");
        }
        var currencies = each(lines, OrderLine::currency);
        if (currencies.size() != 1) {
            return currencies.isEmpty() ? missing(lines, "currency") : all(lines, "currency", "order-differs");
        }
        var faults = new ArrayList<RowFault>();
        lines.forEach(line -> faults.addAll(line.faults()));
        var articles = OrderLine.areArticles(first.row());
        var totals = distinct(lines, OrderLine::total);
        var amounts = distinct(lines, OrderLine::amount);
        if (totals.size() > 1) {
            return all(lines, "total", "total-differs");
        }
        if (!articles && lines.size() > 1 && totals.isEmpty() && amounts.size() > 1) {
            return all(lines, "amount", "lines-unclear");
        }
        BigDecimal sum = null;
        if (articles || !totals.isEmpty()) {
            sum = lines.stream().allMatch(line -> line.amount() != null)
                    ? lines.stream().map(OrderLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add)
                    : null;
        } else if (amounts.size() == 1) {
            sum = amounts.get(0);
        }
        var amount = totals.isEmpty() ? sum : totals.get(0);
        if (amount == null) {
            return missing(lines.stream().filter(line -> line.amount() == null).toList(), lines, "amount");
        }
        if (articles && sum != null && amount.subtract(sum).abs().compareTo(new BigDecimal("0.01")) > 0) {
            faults.add(RowFault.of(
                    first.row(),
                    "total",
                    amount.toPlainString() + " ≠ " + sum.toPlainString(),
                    "total-sum",
                    Effect.NOTED));
        }
        try {
            return new OrderLines(
                    lines,
                    named.get().customer(),
                    named.get().email(),
                    first.ref(),
                    times.stream().min(Comparator.naturalOrder()).orElseThrow(),
                    OrderFacts.amount(amount.toPlainString()),
                    currencies.iterator().next(),
                    lines.stream()
                            .map(OrderLine::item)
                            .filter(Objects::nonNull)
                            .limit(MOST_ITEMS)
                            .toList(),
                    articles ? 0 : lines.size() - 1,
                    List.copyOf(faults));
        } catch (InvalidValue negative) {
            return all(lines, "amount", "not-amount");
        }
    }

    private static <T> Set<T> each(List<OrderLine> lines, Function<OrderLine, @Nullable T> value) {
        return lines.stream().map(value).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private static List<BigDecimal> distinct(List<OrderLine> lines, Function<OrderLine, @Nullable BigDecimal> value) {
        var distinct = new ArrayList<BigDecimal>();
        for (var line : lines) {
            var one = value.apply(line);
            if (one != null && distinct.stream().noneMatch(other -> other.compareTo(one) == 0)) {
                distinct.add(one);
            }
        }
        return distinct;
    }

    private static OrderLines missing(List<OrderLine> lines, String column) {
        return missing(lines, lines, column);
    }

    private static OrderLines missing(List<OrderLine> those, List<OrderLine> lines, String column) {
        return refused(
                lines,
                lines.stream()
                        .map(line -> those.contains(line)
                                ? RowFault.of(line.row(), column, "missing")
                                : RowFault.of(line.row(), "orderRef", "order-incomplete"))
                        .toList());
    }

    private static OrderLines all(List<OrderLine> lines, String column, String code) {
        return refused(
                lines,
                lines.stream()
                        .map(line -> RowFault.of(line.row(), column, code))
                        .toList());
    }

    private static OrderLines refused(List<OrderLine> lines, List<RowFault> faults) {
        return new OrderLines(lines, null, null, null, null, null, null, List.of(), 0, faults);
    }

    boolean isGood() {
        return amount != null;
    }

    /** The same, of a customer who is found by their address. */
    OrderLines of(CustomerRef found) {
        return new OrderLines(lines, found, email, ref, placedAt, amount, currency, items, repeats, faults);
    }

    /** As people see it before it is kept. */
    Map<String, String> values() {
        var values = new LinkedHashMap<String, String>();
        CustomerRows.put(values, "orderRef", ref);
        CustomerRows.put(values, "customerRef", customer);
        CustomerRows.put(values, "customerEmail", customer == null ? email : null);
        CustomerRows.put(values, "placedAt", placedAt);
        CustomerRows.put(values, "amount", amount == null ? null : amount.toPlainString());
        CustomerRows.put(values, "currency", currency);
        if (!items.isEmpty()) {
            values.put("items", items.stream().map(OrderLines::shown).collect(Collectors.joining("; ")));
        }
        return values;
    }

    private static String shown(OrderItem item) {
        return item.quantity().stripTrailingZeros().toPlainString() + " × "
                + Stream.of(item.name(), item.sku(), item.category())
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse("");
    }
}
