package io.wayline.journey.model.bpmn;

import java.util.Optional;

/**
 * What a call hands to the journey that it calls, or takes back from it.
 *
 * @param isIn whether it is handed over; else it comes back
 * @param source the variable that is read
 * @param expression what is worked out instead
 * @param target the variable that is set; empty when none is named
 */
public record Mapping(boolean isIn, Optional<String> source, Optional<String> expression, String target) {}
