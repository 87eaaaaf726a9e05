package io.wayline.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import io.wayline.shared.CustomerRef;

/**
 * A business event on its way in: the attributes of a CloudEvent (v1.0) that we keep.
 *
 * @param source who says so, 1 to 200 characters
 * @param id the source's id of it, 1 to 200 characters; {@code source} and {@code id} together are unique for ever
 * @param type what happened, dotted and past tense: {@code order.placed}
 * @param subject the customer it is about
 * @param time when it happened; null means on arrival
 * @param data the facts, an object
 * @param history true when it tells what was: facts are kept, no journey hears of it
 */
public record NewEvent(
        String source,
        String id,
        String type,
        CustomerRef subject,
        @Nullable Instant time,
        ObjectNode data,
        boolean history) {}
