package io.wayline.journey.step;

import java.util.Optional;

/**
 * How one setting of a step is written, where that is more than a choice. A diagram that writes it otherwise is refused
 * before it is published. A value that is worked out when the step is taken is not looked at.
 */
public interface InputGrammar {

    /** The step, by the name under which diagrams call it. */
    String step();

    /** The setting. */
    String input();

    /** What is wrong with this text; nothing when the step can read it. */
    Optional<Fault> fault(String text);

    /**
     * The same in a diagram that may be about no customer, where that makes a difference.
     *
     * @param withoutCustomer whether it is
     */
    default Optional<Fault> fault(String text, boolean withoutCustomer) {
        return fault(text);
    }

    /**
     * A text that the step cannot read.
     *
     * @param rule names the finding; its text stands under {@code model.<rule>}
     * @param what the piece of the text that shows the fault
     */
    record Fault(String rule, String what) {}
}
