package io.wayline.journey.model.form;

import java.util.List;

/**
 * Something that a form says and that we would not hold to.
 *
 * @param part the key of the part, or what else names it
 * @param setting which of its settings
 * @param rule the rule that it breaks
 * @param params what the words of the rule name
 */
public record FormFault(String part, String setting, String rule, List<String> params) {

    public FormFault {
        params = List.copyOf(params);
    }
}
