package io.wayline.journey.check.bpmn;

import java.util.Map;
import java.util.Set;

/**
 * What a journey may keep in the engine.
 *
 * @param names its variables
 * @param types what those are that it declares itself, or that the events describe from which it takes them, by name: {@code text}, {@code number}, {@code flag}, {@code instant}
 * @param inputs what it gives to its steps; gone when the step is done
 */
public record Declared(Set<String> names, Map<String, String> types, Set<String> inputs) {

    public static final Declared NOTHING = new Declared(Set.of(), Map.of(), Set.of());
}
