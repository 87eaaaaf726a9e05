package io.wayline.journey.model.bpmn;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** When a customer may enter a journey again; the diagram says it in its property {@code reEntry}. */
public sealed interface ReEntry {

    /** Never: one journey a customer, ever. */
    record Once() implements ReEntry {}

    /** Whenever its start event comes. */
    record Always() implements ReEntry {}

    /** Once for each thing that it is about, such as an order: the event's field names the thing. */
    record PerSubject(String field) implements ReEntry {}

    /** Not while they are on it, and not so soon after its end; a day has 24 hours here. */
    record NotWithin(Duration pause) implements ReEntry {}

    /** Reads {@code once}, {@code always}, {@code perSubject:orderRef}, or {@code notWithin=P90D}; else nothing. */
    static Optional<ReEntry> read(String text) {
        var grammar =
                Pattern.compile("(once)|(always)|perSubject:([a-z][A-Za-z0-9]{0,63})|notWithin=P([1-9][0-9]{0,3})D");
        var matcher = grammar.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        if (matcher.group(1) != null) {
            return Optional.of(new Once());
        }
        if (matcher.group(2) != null) {
            return Optional.of(new Always());
        }
        return Optional.of(
                matcher.group(3) != null
                        ? new PerSubject(matcher.group(3))
                        : new NotWithin(Duration.ofDays(Long.parseLong(matcher.group(4)))));
    }
}
