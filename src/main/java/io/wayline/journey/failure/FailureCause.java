package io.wayline.journey.failure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What kind of cause a failed step named. The engine keeps the sentence that the step said, in the language of logs; pages
 * say in their reader's what helps, by this kind, and show the sentence beside it.
 */
final class FailureCause {

    private static final Map<String, Pattern> KINDS = new LinkedHashMap<>();

    static {
        kind("no-way-out", "ENGINE-02004 .*");
        kind("not-there", "There is no such .+, or you may not see it\\.");
        kind("input-missing", "The step \".+\" has no .+");
        kind("mail-template", "(?:The mail template|There is no mail template) .+");
        kind("form-missing", "The form \".+\" of this task was never published.*");
        kind("time-unreadable", "The time “.*");
        kind("tier-undecided", "The decision customer-tier gives no tier .*");
        kind("variable-missing", "(?s).*(?:Unknown property used in expression|Cannot resolve identifier).*");
        kind("over-limit", ".+ is not entered, because .+");
        kind("queue-missing", "queue is not one of ours.*");
        kind("value", "\\w[\\w.-]* [^:]+: .+");
    }

    private FailureCause() {}

    private static void kind(String name, String sentence) {
        KINDS.put(name, Pattern.compile(sentence, Pattern.DOTALL));
    }

    /** Of what kind it is; {@code none} where the step said nothing, {@code other} for what only an expert can read. */
    static String kind(@Nullable String cause) {
        if (cause == null || cause.isBlank()) {
            return "none";
        }
        return KINDS.entrySet().stream()
                .filter(each -> each.getValue().matcher(cause).matches())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("other");
    }
}
