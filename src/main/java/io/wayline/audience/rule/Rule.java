package io.wayline.audience.rule;

import java.util.List;
import java.util.Map;

/** What a segment says of its customers. */
public sealed interface Rule {

    /** Everything is true; of nothing, everybody. */
    record All(List<Rule> of) implements Rule {

        public All {
            of = List.copyOf(of);
        }
    }

    /** At least one is true. */
    record Any(List<Rule> of) implements Rule {

        public Any {
            of = List.copyOf(of);
        }
    }

    record Not(Rule of) implements Rule {}

    /**
     * One condition.
     *
     * @param term the key of what is said
     * @param given what its slots are filled with: lists of words, numbers, and spans
     */
    record Is(String term, Map<String, Object> given) implements Rule {

        public Is {
            given = Map.copyOf(given);
        }
    }

    /** Everybody. */
    Rule EVERYBODY = new All(List.of());
}
