package io.wayline.intake.file.row;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.wayline.intake.file.csv.CsvRow;
import io.wayline.intake.file.row.RowFault.Effect;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.MailAddress;
import io.wayline.value.OrderFacts;
import io.wayline.value.OrderItem;

/**
 * What one row says of an order: of all of it, or of one article.
 *
 * @param customer null when the row names none by ref
 * @param total of the whole order; null when the row does not say
 * @param amount of this line, or of the order where a file has no lines; null when the row does not say
 */
record OrderLine(
        CsvRow row,
        @Nullable CustomerRef customer,
        @Nullable MailAddress email,
        @Nullable String ref,
        @Nullable Instant placedAt,
        @Nullable BigDecimal total,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable OrderItem item,
        List<RowFault> faults) {

    private static final int LONGEST_NAME = 300;
    private static final int LONGEST = 100;
    private static final BigDecimal MOST = new BigDecimal("99999999");
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    static OrderLine of(CsvRow row, Moments moments) {
        if (!row.isWhole()) {
            return new OrderLine(
                    row,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    List.of(new RowFault(row.line(), "", null, "fields")));
        }
        var told = row.header().reading();
        var reading = new Reading(row);
        var customer = reading.strict("customerRef", text -> new CustomerRef(References.meant(text)));
        var email = customer == null && row.text("customerRef") == null
                ? reading.strict("customerEmail", MailAddress::new)
                : null;
        var ref = reading.required("orderRef", text -> OrderFacts.ref(References.meant(text)));
        var placedAt = reading.strict(
                "placedAt", text -> moments.read(text, told.dates().get("placedAt")));
        var currency = row.text("currency") == null ? told.currency() : reading.strict("currency", OrderLine::currency);
        var total = reading.strict(
                "total",
                text -> OrderFacts.amount(AmountText.read(text, currency).toPlainString()));
        var quantity = reading.optional("quantity", OrderLine::quantity);
        var price = reading.optional("price", text -> AmountText.read(text, currency));
        var amount = reading.strict("amount", text -> scaled(AmountText.read(text, currency)));
        if (amount == null && !row.header().has("amount") && price != null && quantity != null) {
            var discount = reading.strict("discount", OrderLine::rate);
            amount = scaled(price.multiply(quantity)
                    .multiply(BigDecimal.ONE.subtract(discount == null ? BigDecimal.ZERO : discount)));
        }
        return new OrderLine(
                row,
                customer,
                email,
                ref,
                placedAt,
                total,
                amount,
                currency,
                item(reading, quantity, price, amount),
                reading.faults());
    }

    private static String currency(String text) {
        var code = text.strip();
        return OrderFacts.currency(code.length() == 3 ? code.toUpperCase(Locale.ROOT) : code);
    }

    private static @Nullable OrderItem item(
            Reading reading, @Nullable BigDecimal quantity, @Nullable BigDecimal price, @Nullable BigDecimal amount) {
        var sku = reading.optional("sku", text -> atMost("sku", text, LONGEST));
        var name = reading.optional("product", text -> atMost("product", text, LONGEST_NAME));
        var category = reading.optional("category", text -> atMost("category", text, LONGEST));
        if (sku == null && name == null && category == null) {
            return null;
        }
        var pieces = quantity == null ? BigDecimal.ONE : quantity;
        var each = price != null ? price : amount == null ? null : amount.divide(pieces, 4, RoundingMode.HALF_UP);
        return new OrderItem(sku, name, category, pieces, each == null || each.signum() < 0 ? null : scaled(each));
    }

    private static String atMost(String column, String text, int most) {
        if (text.codePointCount(0, text.length()) > most) {
            throw new InvalidValue(column, "is longer than %d characters".formatted(most), "shorten it", "too-long");
        }
        return text;
    }

    private static BigDecimal quantity(String text) {
        var number = AmountText.read(text, null);
        if (number.signum() <= 0 || number.compareTo(MOST) > 0) {
            throw new InvalidValue("quantity", "is not above zero", "send a number such as 2");
        }
        return scaled(number);
    }

    /** {@code 0.15} or {@code 15%}; amounts are no rates, and which is meant must be sure. */
    private static BigDecimal rate(String text) {
        var percent = text.endsWith("%");
        var number = AmountText.read(percent ? text.substring(0, text.length() - 1) : text, null);
        var rate = percent ? number.divide(HUNDRED) : number;
        if (rate.signum() < 0 || rate.compareTo(BigDecimal.ONE) > 0) {
            throw new InvalidValue("discount", "is no rate between 0 and 1", "send 0.15 or 15%");
        }
        return rate;
    }

    private static BigDecimal scaled(BigDecimal number) {
        return number.scale() <= 4 ? number : number.setScale(4, RoundingMode.HALF_UP);
    }

    boolean isRefused() {
        return faults.stream().anyMatch(fault -> fault.effect() == Effect.REFUSED);
    }

    /** Whether files of this kind tell of articles, so that rows of one order are its lines. */
    static boolean areArticles(CsvRow row) {
        var header = row.header();
        return header.has("product") || header.has("sku") || header.has("quantity") || header.has("price");
    }
}
