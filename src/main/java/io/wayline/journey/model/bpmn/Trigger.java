package io.wayline.journey.model.bpmn;

import java.util.List;
import java.util.Optional;

import io.wayline.journey.model.xml.XmlNode;

/** What an event waits for, or what it does at an end. */
public sealed interface Trigger {

    /** An event of the customer's. */
    record Message(Optional<String> type) implements Trigger {}

    /**
     * A time; a file that is not right may say none, or several.
     *
     * @param times as they are written
     */
    record Timer(List<Time> times) implements Trigger {}

    /** A failure that the diagram names. */
    record Failure(Optional<String> code) implements Trigger {}

    /** The end of everything on the way. */
    record Termination() implements Trigger {}

    /** A kind of event that no journey uses. */
    record Foreign(String element) implements Trigger {}

    /**
     * A time of a timer.
     *
     * @param text as {@code journey.time} reads it, or an expression
     * @param written the element as it stands in the file
     */
    record Time(Kind kind, String text, XmlNode written) {

        /** What is said of a time. */
        public enum Kind {
            DATE,
            DURATION,
            CYCLE
        }
    }
}
