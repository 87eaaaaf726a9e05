package io.wayline.customer.web;

import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.customer.Customers;
import io.wayline.shared.access.Colleague;
import io.wayline.shared.access.Role;
import io.wayline.shared.page.HomePanel;

/** How many customers stand where; agents do not need to know. */
@Component
class CustomersHome implements HomePanel {

    private final Customers customers;

    CustomersHome(Customers customers) {
        this.customers = customers;
    }

    /** How many customers stand at one place of their life with us; more than 10,000 are not counted. */
    public record Standing(String lifecycle, long customers) {}

    @Override
    public int order() {
        return 40;
    }

    @Override
    public Place place() {
        return Place.SIDE;
    }

    @Override
    public String template() {
        return "/customer/home-panel.ftlh";
    }

    @Override
    public @Nullable Object of(Colleague reader, Locale language) {
        if (!reader.isAny(Role.SUPERVISOR, Role.OPERATIONS, Role.MARKETING, Role.ADMIN)) {
            return null;
        }
        return customers.countByLifecycle().entrySet().stream()
                .filter(place -> place.getValue() > 0)
                .map(place -> new Standing(place.getKey().name(), place.getValue()))
                .toList();
    }
}
