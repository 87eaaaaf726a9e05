package io.wayline.platform.web;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import io.wayline.shared.page.RailCount;
import io.wayline.shared.page.RailCounts;
import io.wayline.shared.page.RailEntry;
import io.wayline.staff.Person;

/** The places of the house in their order, as the features name them. */
@Component
class Rail {

    private final List<RailEntry> entries;
    private final Map<String, RailCounts> counts = new HashMap<>();

    /** @throws IllegalStateException when two claim the same */
    Rail(Collection<RailEntry> entries, Collection<RailCounts> counted) {
        refuseTwice(entries, RailEntry::order);
        refuseTwice(entries, RailEntry::key);
        refuseTwice(entries, RailEntry::path);
        this.entries = entries.stream()
                .sorted(Comparator.comparingInt(RailEntry::order))
                .toList();
        for (var each : counted) {
            if (counts.putIfAbsent(each.entry(), each) != null) {
                throw new IllegalStateException("Two count beside the place " + each.entry() + " in the rail");
            }
        }
    }

    /** What waits behind each place of this person, by key of the place. */
    Map<String, RailCount> counts(Person person) {
        var found = new HashMap<String, RailCount>();
        counted(person).forEach(each -> each.of(person).ifPresent(count -> found.put(each.entry(), count)));
        return found;
    }

    /** What this person's rail watches, in one order. */
    List<String> topics(Person person) {
        return counted(person)
                .flatMap(each -> each.topics().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private Stream<RailCounts> counted(Person person) {
        return of(person).stream().map(entry -> counts.get(entry.key())).filter(Objects::nonNull);
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
