package io.wayline.textblock;

import java.util.List;

import io.wayline.shared.Refusal;

/** A text block that cannot be kept as it was written. */
public final class InvalidBlock extends Refusal {

    private static final long serialVersionUID = 1;

    /** What is wrong; pages have words for it. */
    public enum Why {
        NAME_FORM("name", Kind.INVALID),
        NAME_TAKEN("name", Kind.CONFLICT),
        QUEUE_UNKNOWN("queue", Kind.INVALID),
        LANGUAGE_UNKNOWN("language", Kind.INVALID),
        BODY_FORM("body", Kind.INVALID),
        PLACEHOLDER_UNKNOWN("body", Kind.INVALID),
        VERSION_STALE("version", Kind.CONFLICT);

        private final String field;
        private final Kind kind;

        Why(String field, Kind kind) {
            this.field = field;
            this.kind = kind;
        }
    }

    private final Why why;
    private final String which;

    InvalidBlock(Why why, String which) {
        super(why.kind, "invalid-text-block", "The text block's %s cannot be so: %s.".formatted(why.field, why));
        this.why = why;
        this.which = which;
    }

    InvalidBlock(Why why) {
        this(why, "");
    }

    public Why why() {
        return why;
    }

    public String field() {
        return why.field;
    }

    /** What of it is meant, such as the placeholder that there is not; empty when that is clear. */
    public String which() {
        return which;
    }

    @Override
    public List<Finding> findings() {
        return List.of(new Finding(why.field, why.name()));
    }
}
