package io.wayline.shared;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Something that happened in the business, as a CloudEvent (v1.0) that has been taken in.
 *
 * @param id our own number of it, rising in the order of arrival
 * @param source who says so (CloudEvents {@code source})
 * @param eventId the source's id of it; unique together with {@code source}
 * @param type what happened, dotted and past tense: {@code order.placed}
 * @param subject the customer it is about
 * @param occurredAt when it happened (CloudEvents {@code time}), else when it arrived
 * @param receivedAt when it arrived
 * @param data the facts; an object, possibly empty
 * @param history true when it tells what was, so that facts are kept but no journey hears of it
 */
public record BusinessEvent(
        long id,
        String source,
        String eventId,
        String type,
        CustomerRef subject,
        Instant occurredAt,
        Instant receivedAt,
        JsonNode data,
        boolean history) {

    /** How it came to us. */
    public enum Origin {
        /** Another system told it. */
        SYSTEM,
        /** The customer wrote it on a page of ours. */
        CUSTOMER,
        /** Somebody who works here wrote it down; {@link #takenBy()} is who. */
        PERSON,
        /** Wayline told it itself. */
        WAYLINE
    }

    /** By its source; what another system says of itself never counts. */
    public Origin origin() {
        if (!source.startsWith(OwnSource.PREFIX)) {
            return Origin.SYSTEM;
        }
        if (takenBy() != null) {
            return Origin.PERSON;
        }
        return OwnSource.isPage(source) ? Origin.CUSTOMER : OwnSource.isApi(source) ? Origin.SYSTEM : Origin.WAYLINE;
    }

    /** The account of who wrote it down, where {@link #origin()} is a person, else null. */
    public @Nullable String takenBy() {
        return OwnSource.namesPeople(source) ? text(OwnSource.TAKEN_BY) : null;
    }

    /** The text of a field of the data, or null when it is missing, null, or blank. */
    public @Nullable String text(String field) {
        var node = data.path(field);
        if (!node.isValueNode() || node.isNull()) {
            return null;
        }
        var text = node.isNumber() ? Numbers.text(node.decimalValue()) : ReferenceText.strip(node.asString());
        return text.isEmpty() ? null : text;
    }
}
