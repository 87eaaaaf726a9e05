package io.wayline.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import io.wayline.customer.Customers;
import io.wayline.events.EventHandler;
import io.wayline.events.NewEvent;
import io.wayline.shared.BusinessEvent;
import io.wayline.shared.CustomerId;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.text.Rfc3339;
import io.wayline.timeline.Cause;
import io.wayline.timeline.Entry;
import io.wayline.timeline.Timeline;
import io.wayline.value.Orders.PlacedOrder;
import io.wayline.value.Orders.Undone;

/** Keeps orders when the shop tells of them, and lets them move the customer. */
@Component
@Order(200)
class OrderEvents implements EventHandler {

    private static final String PLACED = "order.placed";

    private final Orders orders;
    private final Customers customers;
    private final Timeline timeline;
    private final Clock clock;

    OrderEvents(Orders orders, Customers customers, Timeline timeline, Clock clock) {
        this.clock = clock;
        this.orders = orders;
        this.customers = customers;
        this.timeline = timeline;
    }

    @Override
    public void check(NewEvent event) {
        if (event.type().startsWith("order.") && event.data().path("orderRef").isString()) {
            OrderFacts.ref(event.data().path("orderRef").asString());
        }
        if (PLACED.equals(event.type())) {
            amount(event.data());
            OrderFacts.currency(event.data().path("currency").asString());
            plausible(placedAt(event.data(), Instant.EPOCH));
        }
    }

    /** An order counts for the customer's life even when its event tells what was, or came a second time. */
    @Override
    public boolean handle(BusinessEvent event, CustomerId customer) {
        return switch (event.type()) {
            case PLACED -> placed(event, customer);
            case "order.delayed" -> delayed(event, customer);
            case "order.cancelled" -> undone(event, customer, Undone.CANCELLED, "order-cancelled");
            case "order.returned" -> undone(event, customer, Undone.RETURNED, "order-returned");
            default -> false;
        };
    }

    private boolean placed(BusinessEvent event, CustomerId customer) {
        var order = new PlacedOrder(
                customer,
                OrderFacts.ref(event.data().path("orderRef").asString()),
                placedAt(event.data(), event.occurredAt()),
                amount(event.data()),
                event.data().path("currency").asString());
        if (orders.keep(order, items(event.data()))) {
            timeline.add(new Entry(
                    customer,
                    order.placedAt(),
                    "order-placed",
                    Entry.Direction.IN,
                    Map.of(
                            "order", order.ref(),
                            "amount", order.amount().toPlainString(),
                            "currency", order.currency()),
                    Cause.event(event)));
            customers.ordered(customer, Cause.event(event));
        }
        return true;
    }

    /** Told again with the same day it changes nothing, and neither does it for an order that we do not know. */
    private boolean delayed(BusinessEvent event, CustomerId customer) {
        var ref = OrderFacts.ref(event.data().path("orderRef").asString(""));
        var day = event.data().path("newDate").asString("");
        if (day.isEmpty() || !orders.expect(customer, ref, LocalDate.parse(day))) {
            return false;
        }
        timeline.add(new Entry(
                customer,
                event.occurredAt(),
                "order-delayed",
                Entry.Direction.IN,
                Map.of("order", ref, "day", day),
                Cause.event(event)));
        return true;
    }

    /** An order that we do not know changes nothing; its event can be sent through again when we do. */
    private boolean undone(BusinessEvent event, CustomerId customer, Undone why, String kind) {
        var ref = OrderFacts.ref(event.data().path("orderRef").asString(""));
        var known = orders.undo(customer, ref, why);
        if (known) {
            timeline.add(new Entry(
                    customer, event.occurredAt(), kind, Entry.Direction.IN, Map.of("order", ref), Cause.event(event)));
        }
        return known;
    }

    /** The items whose quantity is told; the rest is kept with the event alone. */
    private static List<OrderItem> items(JsonNode data) {
        var items = new ArrayList<OrderItem>();
        for (var item : data.path("items")) {
            var quantity = decimal(item.path("quantity"));
            if (quantity != null) {
                items.add(new OrderItem(
                        text(item.path("sku")),
                        text(item.path("name")),
                        text(item.path("category")),
                        quantity,
                        decimal(item.path("price"))));
            }
        }
        return items;
    }

    private static @Nullable String text(JsonNode words) {
        var text = words.asString("").strip();
        return text.isEmpty() ? null : text;
    }

    private static @Nullable BigDecimal decimal(JsonNode number) {
        var text = number.asString("");
        return text.isEmpty() ? null : new BigDecimal(text).setScale(4, RoundingMode.HALF_UP);
    }

    private static BigDecimal amount(JsonNode data) {
        return OrderFacts.amount(data.path("amount").asString());
    }

    /** Clocks and zones differ by a day at most. */
    private void plausible(Instant placedAt) {
        if (placedAt.isAfter(clock.instant().plus(Duration.ofDays(1)))) {
            throw new InvalidValue("placedAt", "is in the future", "send when it was placed");
        }
    }

    private static Instant placedAt(JsonNode data, Instant otherwise) {
        var text = data.path("placedAt").asString("");
        return text.isEmpty()
                ? otherwise
                : Rfc3339.read(text)
                        .orElseThrow(() -> new InvalidValue(
                                "placedAt",
                                "is not a time with an offset",
                                "send it as 2026-11-17T14:32:00+08:00 (RFC 3339)"));
    }
}
