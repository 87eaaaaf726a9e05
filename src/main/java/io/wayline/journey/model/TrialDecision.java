package io.wayline.journey.model;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Asks a decision that is not published, as whoever runs it will; changes nothing. */
public interface TrialDecision {

    /**
     * What a decision says.
     *
     * @param rows what the rows that fit give, by the names of the outcomes
     * @param refusal why it cannot answer, in English; null when it can
     */
    record Answer(
            List<Map<String, @Nullable Object>> rows,
            @Nullable String refusal) {}

    /** The answer of a table in which the rules find nothing. Never throws because of what it contains. */
    Answer answer(ModelFile table, Map<String, @Nullable Object> inputs);
}
