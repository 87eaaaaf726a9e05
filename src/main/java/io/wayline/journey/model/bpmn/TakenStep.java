package io.wayline.journey.model.bpmn;

import java.util.Map;

/**
 * An element of a diagram that takes a step of the catalogue.
 *
 * @param step the name by which the diagram calls it
 * @param settings what the diagram sets, by the name of the step's input
 */
public record TakenStep(String element, String step, Map<String, String> settings) {}
