package io.wayline.value.basket;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.message.FactType;
import io.wayline.message.MailFacts;
import io.wayline.shared.CustomerId;

/** What a mail may suggest to a customer: what others bought together with what they have. Often there is nothing. */
@Component
class SuggestionMailFacts implements MailFacts {

    private static final int MOST = 3;
    private static final Map<String, Fact> FACTS = Map.of("products", Fact.sometimes(FactType.LIST));

    private final Baskets baskets;

    SuggestionMailFacts(Baskets baskets) {
        this.baskets = baskets;
    }

    @Override
    public String prefix() {
        return "suggestion";
    }

    @Override
    public Map<String, Fact> facts() {
        return FACTS;
    }

    @Override
    public boolean needsAbout() {
        return false;
    }

    @Override
    public Map<String, Object> of(CustomerId customer, @Nullable String about, Locale language) {
        var products = baskets.of(customer, language, MOST);
        return products.isEmpty()
                ? Map.of()
                : Map.of(
                        "products",
                        List.copyOf(products.stream()
                                .map(each -> Map.of("name", each.name(), "because", each.because()))
                                .toList()));
    }
}
