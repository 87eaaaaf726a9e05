package io.wayline.journey.decision;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.wayline.journey.engine.Decided;

/**
 * A decision that was taken for a customer, and why it came out as it did.
 *
 * @param decision the decision's id
 * @param inputs what it was taken from, by the label or name of each input
 * @param rules the rules that held, by number and id; empty when none did
 * @param outputs what it gave
 */
public record DecisionTaken(
        String decision,
        String name,
        int version,
        Map<String, @Nullable Object> inputs,
        List<Decided.Rule> rules,
        Map<String, @Nullable Object> outputs,
        Instant at) {}
