package io.wayline.journey.model.bpmn;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

import io.wayline.journey.time.Span;
import io.wayline.journey.time.UnreadableTime;
import io.wayline.journey.time.Wait;

/**
 * What becomes of a journey that time begins when nobody was there to begin it; the diagram says it at its start in the
 * property {@code missed}.
 */
public sealed interface Missed {

    /** It begins as soon as somebody is there, however late that is; also where the diagram says nothing. */
    record RunLate() implements Missed {}

    /** It begins late, unless this time has passed since it was due. */
    record Within(Span span) implements Missed {}

    /** It does not begin. */
    record Skip() implements Missed {}

    /** How a window begins, before its span. */
    String WITHIN = "within=";

    /** Reads {@code runLate}, {@code skip}, or {@code within=PT2H}; else nothing. */
    static Optional<Missed> read(String text) {
        return switch (text) {
            case "runLate" -> Optional.of(new RunLate());
            case "skip" -> Optional.of(new Skip());
            default -> text.startsWith(WITHIN) ? within(text.substring(WITHIN.length())) : Optional.empty();
        };
    }

    private static Optional<Missed> within(String span) {
        try {
            return Wait.read(span) instanceof Span known && !known.isShorter(Duration.ofMinutes(1))
                    ? Optional.of(new Within(known))
                    : Optional.empty();
        } catch (UnreadableTime unreadable) {
            return Optional.empty();
        }
    }

    /** Whether what was due then, and missed, still begins now. */
    default boolean stillBegins(Instant due, Instant now, ZoneId zone) {
        return this instanceof Within window ? !now.isAfter(window.span().after(due, zone)) : this instanceof RunLate;
    }
}
