package io.wayline.journey.retained;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

/** The tables of all parts of the journeys, by name, so that rows are always locked in the same order. */
@Component
public class InstanceTables {

    private final List<InstanceTable> tables;

    /** @throws IllegalStateException when a table is named twice */
    InstanceTables(Collection<InstanceTable> tables) {
        if (tables.stream().map(InstanceTable::name).distinct().count() < tables.size()) {
            throw new IllegalStateException("A table is named twice: " + tables);
        }
        this.tables = List.copyOf(tables);
    }

    public List<String> all() {
        return names(tables.stream());
    }

    /** Those whose rows are dropped some time after their instance has ended. */
    public List<String> dropped() {
        return names(tables.stream().filter(InstanceTable::dropped));
    }

    private static List<String> names(Stream<InstanceTable> tables) {
        return tables.map(InstanceTable::name).sorted().toList();
    }
}
