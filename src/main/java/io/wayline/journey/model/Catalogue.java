package io.wayline.journey.model;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a diagram may refer to besides the files that it comes with. */
public interface Catalogue {

    /** The step of this name. */
    Optional<StepShape> step(String name);

    /**
     * What is wrong with a text that a diagram sets as an input of a step; nothing when the step can read it.
     *
     * @param withoutCustomer whether the diagram is about no customer
     */
    default Optional<InputFault> inputFault(String step, String input, String text, boolean withoutCustomer) {
        return Optional.empty();
    }

    boolean hasProcess(String key);

    /** What is known of every journey that can be entered or called. */
    Collection<Outline> journeys();

    /** The names of what a deployed decision gives, or nothing when there is no such decision. */
    Optional<Set<String>> decision(String id);

    /** The variables that a deployed decision looks at; empty when there is no such decision. */
    Set<String> decisionInputs(String id);

    /** Whether people work on a queue of this key. */
    boolean hasQueue(String key);

    /**
     * What the fields of an event are, by name: {@code text}, {@code number}, {@code flag}, {@code instant}, or
     * {@code prose}, {@code structure}, {@code personal}, which no variable can be. Empty for a type that nobody has
     * described.
     */
    default Map<String, String> event(String type) {
        return Map.of();
    }

    /** The fields that an event cannot do without; empty for a type that nobody has described. */
    default Set<String> eventNeeds(String type) {
        return Set.of();
    }

    /** The fields of a deployed form that become variables, or nothing when there is no such form. */
    Optional<Set<String>> form(String id);

    /**
     * A step as diagrams see it.
     *
     * @param outputs the variables that it sets
     * @param raises the events that it raises; {@code {answer}} in a type stands for what is set as that input
     * @param withoutCustomer whether it acts for no customer
     */
    record StepShape(List<Input> inputs, Set<String> outputs, Set<Raised> raises, boolean withoutCustomer) {

        public StepShape(List<Input> inputs, Set<String> outputs, Set<Raised> raises) {
            this(inputs, outputs, raises, false);
        }

        public StepShape(List<Input> inputs, Set<String> outputs) {
            this(inputs, outputs, Set.of());
        }
    }

    /**
     * A text that a step cannot read.
     *
     * @param rule names the finding, whose text says what helps
     * @param what the piece of it that shows the fault
     */
    record InputFault(String rule, String what) {}

    /**
     * An event that a step raises.
     *
     * @param onChange whether only where the step changes something: taken again, it raises nothing
     */
    record Raised(String step, String type, boolean onChange) {}

    /**
     * A journey, as far as others go round through it.
     *
     * @param calls the journeys that it calls, by key
     * @param startedBy the types of the events that start it as often as they come; empty when its re-entry says that
     *     it is not entered every time
     * @param raises the events that its own steps raise
     */
    record Outline(String key, Set<String> calls, Set<String> startedBy, Set<Raised> raises) {}

    /**
     * A setting of a step.
     *
     * @param choices the only values it takes; empty when it takes any
     * @param present of what it names, the ones that are there now; empty when that is not known
     */
    record Input(String name, boolean required, Set<String> choices, Set<String> present) {

        public Input(String name, boolean required, Set<String> choices) {
            this(name, required, choices, Set.of());
        }
    }
}
