package io.wayline.journey.model;

import java.util.List;

/**
 * One thing that is wrong with a file, or might be.
 *
 * @param file the file's name
 * @param element the id of the nearest element that has one, else its name; empty for the file as a whole
 * @param attribute the attribute, setting, or part of the element; empty for the element as a whole
 * @param line the line in the file, from 1; 0 where it has none
 * @param rule the rule's id in kebab-case; {@link ModelTexts} has its words
 * @param params what the words mention
 */
public record Finding(
        Severity severity, String file, String element, String attribute, int line, String rule, List<String> params) {

    public Finding {
        params = List.copyOf(params);
    }
}
