package io.wayline.journey.step;

import java.util.Optional;
import java.util.function.BiPredicate;

import org.jspecify.annotations.Nullable;

/**
 * What a step took hold of for as long as the journey stands with it, such as a place in a queue. Whoever looks after it
 * hears, in the engine's transaction, when a task comes up for it, when that task goes, and when the journey leaves the
 * part in which the step was taken: by its end, by a boundary event, or because somebody ended it.
 */
public interface StepReservation {

    /** The step, by the name under which diagrams call it. */
    String step();

    /** The variable that names what is held; a task belongs to it by the property {@code about}. */
    String about();

    /** The variable in which the form of such a task says what came of it. */
    String result();

    /** @return the account of whoever has the task from the start, because they had what is held before */
    Optional<String> taskCameUp(String held, String task);

    /**
     * A person has the task now; told for every task, in the transaction of whoever did that.
     *
     * @param assignee their account; null when it was given back to its queue
     */
    void taskPassedTo(String task, @Nullable String assignee);

    /** @param result a word of the form, or null */
    void taskCompleted(String task, @Nullable String result);

    void taskWithdrawn(String task);

    /**
     * The journey has left a part of it.
     *
     * @param scope the instance itself when it ended as a whole
     */
    void left(String instance, String scope);

    /**
     * Lets go of what is held for journeys and tasks that are gone without a word.
     *
     * @param isThere whether the engine still has the instance, and the task, which may be null
     * @return how many there were
     */
    int reconcile(BiPredicate<String, @Nullable String> isThere);
}
