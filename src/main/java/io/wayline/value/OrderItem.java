package io.wayline.value;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * What we keep of one article of an order.
 *
 * @param sku the shop's number of the article, or null when it told none
 * @param name the shop's name of it, in the language of the customer as a rule, or null when it told none
 * @param category the shop's name of its kind, or null when it told none
 * @param price of one, in the order's currency, or null when the shop told none
 */
public record OrderItem(
        @Nullable String sku,
        @Nullable String name,
        @Nullable String category,
        BigDecimal quantity,
        @Nullable BigDecimal price) {}
