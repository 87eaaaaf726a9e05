package io.wayline.journey.model.form;

import java.util.List;

/** Parts that belong together, under one name; empty when it has none. */
public record Group(String label, boolean outlined, List<Part> parts, Place place) implements Part {

    public Group {
        parts = List.copyOf(parts);
    }
}
