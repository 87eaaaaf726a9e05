package io.wayline.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import io.wayline.events.InvalidEvent;
import io.wayline.events.NewEvent;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.OwnSource;
import io.wayline.shared.Refusal.Finding;
import io.wayline.shared.text.Rfc3339;

/**
 * The JSON format of CloudEvents 1.0, as far as business events need it: {@code subject} is required and names the
 * customer, data is a JSON object, and the extension attribute {@code history} marks what is only told, not lived.
 * Other attributes are passed over, as the specification asks.
 */
@Component
class CloudEvents {

    /** How far the clock of a source may run ahead of ours. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final Clock clock;

    CloudEvents(Clock clock) {
        this.clock = clock;
    }

    /** @throws InvalidEvent with every attribute that is missing or wrong */
    NewEvent read(JsonNode json) {
        var findings = new ArrayList<Finding>();
        if (!json.isObject()) {
            throw new InvalidEvent(List.of(new Finding("", "is not an object: send one CloudEvent per item")));
        }
        var source = text(json, "source", "a name for your system, such as shop:main", findings);
        if (OwnSource.isReserved(source)) {
            findings.add(new Finding(
                    "/source",
                    "begins with wayline:, by which Wayline names its own doors: send a name for your system, such as"
                            + " shop:main"));
        }
        var id = text(json, "id", "an id that this source never gives twice", findings);
        var type = text(json, "type", "what happened, such as order.placed", findings);
        var subject = subject(json, findings);
        var time = time(json.path("time"), findings);
        var data = data(json, findings);
        var history = json.path("history");
        if (!"1.0".equals(json.path("specversion").asString(""))) {
            findings.add(new Finding("/specversion", "is not \"1.0\": send a CloudEvent of version 1.0"));
        }
        if (!history.isMissingNode() && !history.isBoolean()) {
            findings.add(new Finding("/history", "is not true or false: send true for what only tells the past"));
        }
        if (!findings.isEmpty() || subject == null) {
            throw new InvalidEvent(findings);
        }
        return new NewEvent(source, id, type, subject, time, data, history.asBoolean(false));
    }

    private static String text(JsonNode json, String name, String remedy, List<Finding> findings) {
        var value = json.path(name);
        if (value.isString() && !value.asString().isBlank()) {
            return value.asString();
        }
        var fault = value.isMissingNode() ? "is missing" : value.isString() ? "is empty" : "is not a text";
        findings.add(new Finding("/" + name, "%s: send %s".formatted(fault, remedy)));
        return "";
    }

    private static @Nullable CustomerRef subject(JsonNode json, List<Finding> findings) {
        var before = findings.size();
        var text = text(json, "subject", "the customer's ref in your system", findings);
        try {
            return findings.size() > before ? null : new CustomerRef(text);
        } catch (InvalidValue notARef) {
            notARef.findings().forEach(finding -> findings.add(new Finding("/subject", finding.detail())));
            return null;
        }
    }

    private @Nullable Instant time(JsonNode time, List<Finding> findings) {
        if (time.isMissingNode() || time.isNull()) {
            return null;
        }
        var instant = Rfc3339.read(time.asString("")).orElse(null);
        if (instant == null) {
            findings.add(new Finding(
                    "/time", "is not a time of RFC 3339: send it with its offset, as 2026-11-17T09:30:00+08:00"));
        } else if (instant.isAfter(clock.instant().plus(AHEAD))) {
            findings.add(new Finding("/time", "is in the future: send when it happened, and check your clock"));
        }
        return instant;
    }

    private static ObjectNode data(JsonNode json, List<Finding> findings) {
        if (!json.path("data_base64").isMissingNode()) {
            findings.add(new Finding("/data_base64", "is not taken here: send the facts as a JSON object in data"));
        }
        var kind = json.path("datacontenttype");
        if (!kind.isMissingNode()
                && !kind.isNull()
                && !kind.asString("").toLowerCase(Locale.ROOT).matches("application/json\\s*(;.*)?")) {
            findings.add(new Finding(
                    "/datacontenttype", "is not application/json: send the facts as JSON, or leave it out"));
        }
        if (json.path("data") instanceof ObjectNode facts) {
            return facts;
        }
        if (!json.path("data").isMissingNode() && !json.path("data").isNull()) {
            findings.add(new Finding("/data", "is not an object: send the facts as named fields"));
        }
        return JsonNodeFactory.instance.objectNode();
    }
}
