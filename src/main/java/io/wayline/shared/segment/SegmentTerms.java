package io.wayline.shared.segment;

import java.util.List;

/**
 * What rules can say of customers by what a feature keeps of them. A bean of it lies beside the feature; the application
 * does not start while two claim one key.
 */
public record SegmentTerms(List<SegmentTerm> terms) {

    public static SegmentTerms of(SegmentTerm... terms) {
        return new SegmentTerms(List.of(terms));
    }
}
