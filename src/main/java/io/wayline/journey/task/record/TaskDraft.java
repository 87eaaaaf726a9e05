package io.wayline.journey.task.record;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What somebody has written in the form of a task and not completed.
 *
 * @param answers by the key of the field, as they were typed
 * @param mark which saving it is, or null when nothing is kept
 */
public record TaskDraft(
        Map<String, JsonNode> answers, @Nullable DraftMark mark) {

    static final TaskDraft NONE = new TaskDraft(Map.of(), null);

    /** With other answers in its place that are not kept yet. */
    public TaskDraft with(Map<String, JsonNode> typed) {
        return new TaskDraft(typed, mark);
    }
}
