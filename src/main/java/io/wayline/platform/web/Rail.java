package io.wayline.platform.web;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;

import org.springframework.stereotype.Component;

import io.wayline.shared.page.RailEntry;
import io.wayline.staff.Person;

/** The places of the house in their order, as the features name them. */
@Component
class Rail {

    private final List<RailEntry> entries;

    /** @throws IllegalStateException when two claim the same */
    Rail(Collection<RailEntry> entries) {
        refuseTwice(entries, RailEntry::order);
        refuseTwice(entries, RailEntry::key);
        refuseTwice(entries, RailEntry::path);
        this.entries = entries.stream()
                .sorted(Comparator.comparingInt(RailEntry::order))
                .toList();
    }

    List<RailEntry> of(Person person) {
        return entries.stream()
                .filter(entry -> entry.roles().stream().anyMatch(person::is))
                .toList();
    }

    private static void refuseTwice(Collection<RailEntry> entries, Function<RailEntry, Object> claim) {
        var claimed = new HashMap<Object, RailEntry>();
        for (var entry : entries) {
            var other = claimed.putIfAbsent(claim.apply(entry), entry);
            if (other != null) {
                throw new IllegalStateException(
                        "Two places in the rail claim %s: %s and %s".formatted(claim.apply(entry), other, entry));
            }
        }
    }
}
