package io.wayline.journey.task;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.Refusal;

/** The task is not as it was when it was looked at; nothing was done, and a draft is still there. */
public final class TaskChanged extends Refusal {

    private static final long serialVersionUID = 1;

    private final transient WorkItem now;

    TaskChanged(WorkItem now) {
        super(
                Kind.CONFLICT,
                "task-changed",
                "%s changed this task meanwhile: read it again, then complete version %d."
                        .formatted(Objects.requireNonNullElse(now.changedBy(), "The journey"), now.version()));
        this.now = now;
    }

    /** What it has become, as far as somebody may have changed it. */
    @Override
    public Map<String, Object> data() {
        var data = new HashMap<String, Object>();
        data.put("version", now.version());
        data.put("priority", now.priority());
        putIfKnown(data, "changedBy", now.changedBy());
        putIfKnown(data, "dueAt", now.dueAt());
        putIfKnown(data, "followUpAt", now.followUpAt());
        return data;
    }

    private static void putIfKnown(Map<String, Object> data, String name, @Nullable Object value) {
        if (value != null) {
            data.put(name, value);
        }
    }
}
