package io.wayline.audience.rule;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.wayline.shared.segment.SegmentTerm;
import io.wayline.shared.segment.SegmentTerms;

/** All that rules can say, collected from the features. */
@Component
public class TermCatalogue {

    private final Map<String, SegmentTerm> terms = new LinkedHashMap<>();

    TermCatalogue(List<SegmentTerms> features) {
        features.stream().flatMap(feature -> feature.terms().stream()).forEach(term -> {
            if (terms.putIfAbsent(term.key(), term) != null) {
                throw new IllegalStateException("Two features say %s of customers".formatted(term.key()));
            }
        });
    }

    public Optional<SegmentTerm> find(String key) {
        return Optional.ofNullable(terms.get(key));
    }

    public Collection<SegmentTerm> all() {
        return terms.values();
    }
}
