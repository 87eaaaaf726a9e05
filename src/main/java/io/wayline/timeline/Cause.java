package io.wayline.timeline;

import io.wayline.shared.BusinessEvent;

/**
 * What made something happen: one of the things that move a customer, and which one it was.
 *
 * @param kind what sort of cause
 * @param ref its id: the event's, the journey instance and step, the account name; never personal data of a customer
 */
public record Cause(Kind kind, String ref) {

    /** The ways in which anything happens here. */
    public enum Kind {
        /** Another system told it. */
        EVENT,
        /** The customer did it, on a page of ours; the ref is that of the event. */
        CUSTOMER,
        STEP,
        TIMER,
        PERSON,
        SYSTEM
    }

    /** Whoever told what happened: another system, the customer on a page of ours, a colleague, or Wayline itself. */
    public static Cause event(BusinessEvent event) {
        var id = Long.toString(event.id());
        return switch (event.origin()) {
            case SYSTEM -> new Cause(Kind.EVENT, id);
            case CUSTOMER -> new Cause(Kind.CUSTOMER, id);
            case PERSON -> person(String.valueOf(event.takenBy()));
            case WAYLINE -> system("event/" + id);
        };
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
