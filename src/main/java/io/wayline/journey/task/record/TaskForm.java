package io.wayline.journey.task.record;

import tools.jackson.databind.JsonNode;

/**
 * The form of a task, as it was when the task came up.
 *
 * @param schema a form-js schema
 */
public record TaskForm(String key, int version, JsonNode schema) {}
