package io.wayline.shared;

import java.util.Map;

/** There is no such thing, or none that the asker may see: the two are never told apart. */
public final class NotFound extends Refusal {

    private static final long serialVersionUID = 1;

    private final String what;

    /** @param what the thing in one word, such as {@code customer} or {@code journey} */
    public NotFound(String what) {
        super(Kind.NOT_FOUND, "not-found", "There is no such %s, or you may not see it.".formatted(what));
        this.what = what;
    }

    @Override
    public Map<String, Object> data() {
        return Map.of("what", what);
    }
}
