package io.wayline.intake;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.TokenStreamLocation;

import io.wayline.shared.Refusal;

/** The body is not JSON as we read it; nothing of it was looked at. */
public final class MalformedJson extends Refusal {

    private static final long serialVersionUID = 1;

    private final transient Map<String, Object> place;

    MalformedJson(String sentence) {
        super(Kind.MALFORMED, "malformed-json", sentence);
        this.place = Map.of();
    }

    /** @param fault the rest of a sentence that begins with the body */
    MalformedJson(String fault, @Nullable TokenStreamLocation at) {
        super(
                Kind.MALFORMED,
                "malformed-json",
                at == null
                        ? "The body %s.".formatted(fault)
                        : "The body %s. Line %d, column %d.".formatted(fault, at.getLineNr(), at.getColumnNr()));
        this.place = at == null ? Map.of() : Map.of("line", at.getLineNr(), "column", at.getColumnNr());
    }

    @Override
    public Map<String, Object> data() {
        return place;
    }
}
