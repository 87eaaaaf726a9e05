package io.wayline.journey;

import java.util.Map;

/**
 * A place in a journey that takes a step.
 *
 * @param journey the journey's key
 * @param journeyName the journey's name for people
 * @param element the element's id in the diagram
 * @param label what the element is called there
 * @param settings what the diagram sets, by the name of the step's input
 */
public record StepUse(String journey, String journeyName, String element, String label, Map<String, String> settings) {}
