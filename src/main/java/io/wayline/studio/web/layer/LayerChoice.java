package io.wayline.studio.web.layer;

import org.jspecify.annotations.Nullable;

import io.wayline.journey.statistics.past.Period;

/**
 * What of the figures somebody looks at.
 *
 * @param sort the column that the table is sorted by; null means the order of the drawing
 */
public record LayerChoice(
        Layer layer, Period period, @Nullable Column sort) {

    public boolean isNow() {
        return layer == Layer.NOW;
    }

    /** As addresses say it, to be put behind another parameter; empty for what is shown unasked. */
    public String query() {
        return query(layer) + (sort == null ? "" : "&sort=" + sort.text());
    }

    /** The same in another layer, which has other columns. */
    public String in(String other) {
        return query(Layer.of(other));
    }

    /** The same sorted by a column; by that one already, in the order of the drawing again. */
    public String by(String column) {
        return query(layer) + (isBy(column) ? "" : "&sort=" + column);
    }

    public boolean isBy(String column) {
        return sort != null && sort.text().equals(column);
    }

    private String query(Layer of) {
        var usual = period.days() != null && period.days() == Period.USUAL;
        return (of == Layer.NOW ? "" : "&layer=" + of.text()) + (usual ? "" : "&" + period.query());
    }
}
