package io.wayline.journey.check.limit;

import java.util.regex.Pattern;

import io.wayline.journey.model.Report;
import io.wayline.journey.model.xml.XmlNode;

/** Refuses texts that are longer than the columns in which the engine, or we, will keep them. */
public final class Lengths {

    /** The engine keeps it as the category of what is in the file. */
    private static final int LONGEST_SPACE = 255;

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_ID = 100;

    /** Why a customer is called, which callers hand to the journey that calls. */
    private static final int LONGEST_REASON = 60;

    private static final String REASON = "reason";
    private static final Pattern WORDS = Pattern.compile("'([^'\\\\]*)'|\"([^\"\\\\]*)\"");

    private Lengths() {}

    /** Of a diagram, by the root of its file. */
    public static void ofDiagram(XmlNode root, Report report) {
        atMost(root, "targetNamespace", LONGEST_SPACE, report);
        root.tree()
                .filter(node -> node.is("in") && REASON.equals(node.get("target")))
                .filter(node -> WORDS.matcher(node.get("sourceExpression", ""))
                        .results()
                        .anyMatch(words -> words.group().length() - 2 > LONGEST_REASON))
                .forEach(node ->
                        node.error(report, "sourceExpression", "text-too-long", String.valueOf(LONGEST_REASON)));
    }

    /** Of a decision, by the root of its file. */
    public static void ofDecision(XmlNode root, Report report) {
        atMost(root, "namespace", LONGEST_SPACE, report);
        root.tree().forEach(node -> {
            atMost(node, "id", LONGEST_ID, report);
            atMost(node, "name", LONGEST_NAME, report);
            atMost(node, "label", LONGEST_NAME, report);
        });
    }

    private static void atMost(XmlNode node, String attribute, int longest, Report report) {
        if (node.get(attribute, "").length() > longest) {
            node.error(report, attribute, "text-too-long", String.valueOf(longest));
        }
    }
}
