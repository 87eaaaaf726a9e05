package io.wayline.studio.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

import io.wayline.customer.Customer;
import io.wayline.customer.Customers;
import io.wayline.journey.statistics.JourneyFigures;
import io.wayline.journey.statistics.StepFigures;
import io.wayline.journey.statistics.past.PassedBy;
import io.wayline.journey.statistics.past.Passengers;
import io.wayline.journey.statistics.past.Pasts;
import io.wayline.journey.statistics.past.Period;
import io.wayline.shared.InvalidValue;

/** How it went at the step that somebody looks into, and the people behind those figures. */
@Component
class StepPeople {

    private static final int ROWS = 20;

    private final Pasts pasts;
    private final Passengers passengers;
    private final Customers customers;

    StepPeople(Pasts pasts, Passengers passengers, Customers customers) {
        this.pasts = pasts;
        this.passengers = passengers;
        this.customers = customers;
    }

    /** Whom of a step somebody wants to see. */
    enum Who {
        HERE,
        LEFT,
        OFF;

        /** @throws InvalidValue when it is none of them */
        static Who of(String text) {
            return Arrays.stream(values())
                    .filter(each -> each.text().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new InvalidValue("who", "is none", "choose here, left, or off"));
        }

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A customer who has left the step; null when they are no longer known. */
    public record Row(PassedBy passage, @Nullable Customer customer) {}

    /** @param cursor of the page of those who left it; null for the first */
    void add(JourneyFigures figures, StepFigures step, Who who, Period period, @Nullable String cursor, Model model) {
        var past = pasts.of(figures.definitions(), period);
        model.addAttribute("past", past.step(step.element()));
        model.addAttribute("reached", past.reached(step.element()));
        model.addAttribute("who", who.text());
        if (who != Who.HERE) {
            var page = passengers.of(figures.definitions(), step.element(), period, who == Who.OFF, cursor, ROWS);
            var known = customers.find(page.items().stream()
                    .map(PassedBy::customer)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet()));
            model.addAttribute(
                    "passed",
                    page.map(passage ->
                            new Row(passage, passage.customer() == null ? null : known.get(passage.customer()))));
            model.addAttribute("first", cursor == null);
        }
    }
}
