package io.wayline.journey.task.record;

import tools.jackson.databind.JsonNode;

import io.wayline.journey.model.form.Form;

/**
 * The form of a task, as it was when the task came up.
 *
 * @param schema the same as form-js has it, for other programs that draw it
 */
public record TaskForm(String key, int version, Form form, JsonNode schema) {}
