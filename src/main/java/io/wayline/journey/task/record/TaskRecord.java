package io.wayline.journey.task.record;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.CustomerId;

/**
 * What somebody did in a task: who answered what, when, and in which version of the form. It says the same however form,
 * journey, and colleagues change afterwards.
 *
 * @param task the id of the task
 * @param definition the version of the journey in which the task is drawn
 * @param element what it is there
 * @param name what the diagram called it
 * @param journey the key of the journey that the customer is on
 * @param journeyName what that was called when they began it; its key when the drawing is no longer there
 * @param way the version of the journey that the customer is on
 * @param instance the customer's way
 * @param form the key of the form; null when the task had none
 * @param formVersion the version that they saw; null when the task had no form
 * @param by the account of who completed it; null when nobody was signed in
 * @param byName what colleagues call them
 * @param erasedAt when the answers were erased, or null
 * @param answers every field of the form in its order; empty when there was none, or they were erased
 */
public record TaskRecord(
        String task,
        String definition,
        String element,
        String name,
        String journey,
        String journeyName,
        String way,
        String instance,
        CustomerId customer,
        @Nullable String form,
        @Nullable Integer formVersion,
        @Nullable String by,
        @Nullable String byName,
        Instant at,
        @Nullable Instant erasedAt,
        List<GivenAnswer> answers) {

    /** The same by what its reader calls it. */
    TaskRecord called(String otherwise, String otherJourney, List<GivenAnswer> otherAnswers) {
        return new TaskRecord(
                task,
                definition,
                element,
                otherwise,
                journey,
                otherJourney,
                way,
                instance,
                customer,
                form,
                formVersion,
                by,
                byName,
                at,
                erasedAt,
                otherAnswers);
    }
}
