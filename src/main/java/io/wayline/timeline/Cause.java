package io.wayline.timeline;

/**
 * What made something happen: one of the five things that move a customer, and which one it was.
 *
 * @param kind what sort of cause
 * @param ref its id: the event's, the journey instance and step, the account name; never personal data of a customer
 */
public record Cause(Kind kind, String ref) {

    /** The five ways in which anything happens here. */
    public enum Kind {
        EVENT,
        STEP,
        TIMER,
        PERSON,
        SYSTEM
    }

    public static Cause event(long id) {
        return new Cause(Kind.EVENT, Long.toString(id));
    }

    /** @param step journey key, element id, and process instance id, as {@code onboarding/Task_Welcome/4711} */
    public static Cause step(String step) {
        return new Cause(Kind.STEP, step);
    }

    public static Cause person(String username) {
        return new Cause(Kind.PERSON, username);
    }

    /** Whoever acts under this name: an account, or a key that acts for nobody. */
    public static Cause actor(String name) {
        return name.startsWith("key:") ? system(name) : person(name);
    }

    public static Cause system(String part) {
        return new Cause(Kind.SYSTEM, part);
    }
}
