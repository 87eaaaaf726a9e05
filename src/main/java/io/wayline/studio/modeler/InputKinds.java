package io.wayline.studio.modeler;

import java.util.Map;

import io.wayline.journey.step.Step;

/**
 * Which field asks for an input: {@code choice} and {@code pick} for one of a list, {@code queue}, {@code campaign},
 * {@code event} (any), {@code raised} (one that journeys may raise), {@code task} (of the drawing), {@code reference} and
 * {@code moment} (a fact), {@code number}, {@code span} (by the calendar), {@code work} (in working time), {@code wait}
 * (either), {@code priority} (0 to 100), {@code shares} and {@code fields} (rows of what an experiment and an event say),
 * {@code word} (what others wrote, or a new one), and {@code text}.
 */
final class InputKinds {

    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("chooseVariant.experiment", "word"),
            Map.entry("chooseVariant.shares", "shares"),
            Map.entry("escalateWork.priority", "priority"),
            Map.entry("findSegmentChanges.raise", "raised"),
            Map.entry("findSegmentChanges.askAbove", "number"),
            Map.entry("inviteSegment.campaign", "campaign"),
            Map.entry("inviteSegment.rate", "number"),
            Map.entry("raiseEvent.type", "raised"),
            Map.entry("raiseEvent.fields", "fields"),
            Map.entry("recordComplaint.from", "task"),
            Map.entry("recordComplaint.answerWithin", "wait"),
            Map.entry("recordComplaint.acknowledgeWithin", "wait"),
            Map.entry("recordComplaint.approvalLimit", "number"),
            Map.entry("recordComplaint.message", "reference"),
            Map.entry("recordComplaint.silence", "span"),
            Map.entry("scheduleCallback.reason", "word"),
            Map.entry("scheduleCallback.within", "work"),
            Map.entry("scheduleCallback.after", "work"),
            Map.entry("scheduleCallback.at", "moment"),
            Map.entry("sendEmail.grantValidFor", "span"),
            Map.entry("updateCustomer.addTag", "word"),
            Map.entry("updateCustomer.removeTag", "word"));

    /** Those that mean the same in every step. */
    private static final Map<String, String> EVERYWHERE =
            Map.of("queue", "queue", "about", "reference", "validFor", "span");

    private InputKinds() {}

    /** @param strict whether what it may name is known */
    static String of(String step, Step.Input input, boolean strict) {
        if (input.choices().length > 0) {
            return "choice";
        }
        return strict
                ? "pick"
                : KINDS.getOrDefault(step + "." + input.name(), EVERYWHERE.getOrDefault(input.name(), "text"));
    }
}
