package io.wayline.timeline;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import io.wayline.timeline.EntryKinds.Subject;

/** The kinds of entry of all features. */
@Component
public class KnownKinds {

    private static final EntryKinds OF_NOBODY = new EntryKinds(Subject.DATA, Map.of(), Map.of());

    private final Map<String, EntryKinds> owners;

    /** @throws IllegalStateException when two claim one kind */
    KnownKinds(Collection<EntryKinds> all) {
        var claimed = new HashMap<String, EntryKinds>();
        for (var kinds : all) {
            for (var kind : kinds.icons().keySet()) {
                if (claimed.putIfAbsent(kind, kinds) != null) {
                    throw new IllegalStateException("Two claim entries of the kind " + kind);
                }
            }
        }
        owners = Map.copyOf(claimed);
    }

    public Set<String> all() {
        return owners.keySet();
    }

    /** Those about this subject. */
    public Set<String> about(Subject subject) {
        return owners.entrySet().stream()
                .filter(kind -> kind.getValue().subject() == subject)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The name of a Tabler icon; a point for what an older version wrote. */
    public String icon(String kind) {
        return owners.getOrDefault(kind, OF_NOBODY).icons().getOrDefault(kind, "point");
    }

    /** How a fact of an entry of this kind is told. */
    public EntryKinds.Fact fact(String kind, String name) {
        return owners.getOrDefault(kind, OF_NOBODY).facts().getOrDefault(name, EntryKinds.Fact.PLAIN);
    }
}
