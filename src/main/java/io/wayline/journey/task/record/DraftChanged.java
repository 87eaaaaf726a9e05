package io.wayline.journey.task.record;

import java.util.Map;

import io.wayline.shared.Refusal;

/** Another page of the same person has saved this draft meanwhile; neither was lost, nothing was written over. */
public final class DraftChanged extends Refusal {

    private static final long serialVersionUID = 1;

    private final transient DraftMark now;

    DraftChanged(DraftMark now) {
        super(
                Kind.CONFLICT,
                "draft-changed",
                "Another page has saved this draft meanwhile: read it again, or save yours in its place.");
        this.now = now;
    }

    @Override
    public Map<String, Object> data() {
        return Map.of("draft", now.toString());
    }
}
