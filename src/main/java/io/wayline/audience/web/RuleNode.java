package io.wayline.audience.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A line of a rule as it stands in the form, complete or not: several together ({@code all}, {@code any}, {@code none}), or
 * a condition by its key.
 */
final class RuleNode {

    static final String ALL = "all";
    static final String ANY = "any";
    static final String NONE = "none";
    static final List<String> STRUCTURES = List.of(ALL, ANY, NONE);

    final String kind;
    final List<RuleNode> children = new ArrayList<>();

    /** What stands in its fields, by the slot's name. */
    final Map<String, List<String>> values = new LinkedHashMap<>();

    RuleNode(String kind) {
        this.kind = kind;
    }

    boolean isStructure() {
        return STRUCTURES.contains(kind);
    }
}
