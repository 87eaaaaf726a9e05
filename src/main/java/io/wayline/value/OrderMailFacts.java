package io.wayline.value;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.message.FactType;
import io.wayline.message.MailFacts;
import io.wayline.shared.CustomerId;

/** What a mail may say of the order that its step is about. */
@Component
class OrderMailFacts implements MailFacts {

    private static final Map<String, Fact> FACTS = Map.of(
            "number", Fact.always(FactType.TEXT),
            "placedOn", Fact.always(FactType.TEXT),
            "total", Fact.always(FactType.TEXT),
            "amount", Fact.always(FactType.NUMBER),
            "currency", Fact.always(FactType.TEXT),
            "items", Fact.always(FactType.LIST),
            "undone", Fact.always(FactType.FLAG),
            "expectedOn", Fact.sometimes(FactType.TEXT));

    private final Orders orders;
    private final ZoneId zone;

    OrderMailFacts(Orders orders, ZoneId zone) {
        this.orders = orders;
        this.zone = zone;
    }

    @Override
    public String prefix() {
        return "order";
    }

    @Override
    public Map<String, Fact> facts() {
        return FACTS;
    }

    @Override
    public boolean needsAbout() {
        return true;
    }

    @Override
    public Map<String, Object> of(CustomerId customer, @Nullable String about, Locale language) {
        return about == null
                ? Map.of()
                : orders.find(customer, about)
                        .map(kept -> of(kept, orders.items(customer, about), language))
                        .orElse(Map.of());
    }

    private Map<String, Object> of(Orders.RecordedOrder kept, List<OrderItem> items, Locale language) {
        var order = kept.order();
        var facts = new LinkedHashMap<String, Object>(Map.of(
                "number", order.ref(),
                "placedOn", day(order.placedAt(), language),
                "total", money(order, language),
                "amount", order.amount(),
                "currency", order.currency(),
                "items",
                        items.stream()
                                .limit(FactType.LONGEST_LIST)
                                .map(OrderMailFacts::of)
                                .toList(),
                "undone", kept.undone() != null));
        if (kept.expectedOn() != null) {
            facts.put("expectedOn", day(kept.expectedOn(), language));
        }
        return facts;
    }

    private static Map<String, Object> of(OrderItem item) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("quantity", item.quantity());
        if (item.category() != null) {
            facts.put("category", item.category());
        }
        if (item.price() != null) {
            facts.put("price", item.price());
        }
        return facts;
    }

    private String day(Instant at, Locale language) {
        return day(LocalDate.ofInstant(at, zone), language);
    }

    private static String day(LocalDate day, Locale language) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language)
                .format(day);
    }

    /** As the reader writes it; with the code where their language has no sign for the currency. */
    private static String money(Orders.PlacedOrder order, Locale language) {
        var format = NumberFormat.getCurrencyInstance(language);
        format.setCurrency(Currency.getInstance(order.currency()));
        return format.format(order.amount());
    }
}
