package io.wayline.journey.model.expression;

import java.util.Set;

import io.wayline.journey.model.Catalogue;

/**
 * Names that mean something already: whom a journey is about, what the engine itself calls so, and the steps. No
 * diagram, decision, form, or event gives a variable one of them. The one list, for the check and for the guard that
 * holds while a journey runs.
 */
public final class ReservedNames {

    /** Whom a journey is about: our opaque id of the customer, set when it starts and by nothing later. */
    public static final String CUSTOMER = "customerId";

    /** What the engine resolves, or sets itself, in expressions, decisions, tasks, and repeated elements. */
    private static final Set<String> OF_THE_ENGINE = Set.of(
            "execution",
            "task",
            "caseExecution",
            "caseInstance",
            "externalTask",
            "processInstance",
            "authenticatedUserId",
            "currentUser",
            "currentUserGroups",
            "initiator",
            "businessKey",
            "cellInput",
            "decisionResult",
            "connector",
            "now",
            "dateTime",
            "loopCounter",
            "nrOfInstances",
            "nrOfActiveInstances",
            "nrOfCompletedInstances");

    private ReservedNames() {}

    /** Whether nothing may set a variable of this name. */
    public static boolean contains(String name, Catalogue catalogue) {
        return contains(name) || catalogue.step(name).isPresent();
    }

    /** The same, for what is no variable and hides no step. */
    public static boolean contains(String name) {
        return name.equals(CUSTOMER) || isOfTheEngine(name);
    }

    /** Whether the engine means something of its own by it, so that nothing can read it as a variable either. */
    static boolean isOfTheEngine(String name) {
        return OF_THE_ENGINE.contains(name);
    }
}
