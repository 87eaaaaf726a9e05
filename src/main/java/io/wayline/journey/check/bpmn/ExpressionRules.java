package io.wayline.journey.check.bpmn;

import java.util.Set;

import io.wayline.journey.model.Report;
import io.wayline.journey.model.expression.ExpressionFault;
import io.wayline.journey.model.expression.Expressions;
import io.wayline.journey.model.xml.XmlNode;

/** Rules for texts that may hold expressions: they are of the small language, and read names that the journey has. */
final class ExpressionRules {

    private static final int LONGEST = 500;

    private final Report report;
    private final Set<String> names;

    /** @param names the variables of the journey */
    ExpressionRules(Report report, Set<String> names) {
        this.report = report;
        this.names = names;
    }

    /** The text must be one expression and nothing else. */
    void expression(XmlNode node, String attribute, String text) {
        if (Expressions.isWhole(text)) {
            text(node, attribute, text);
        } else {
            node.error(report, attribute, "expression-expected", text);
        }
    }

    /** Plain text, with expressions in it or without. */
    void text(XmlNode node, String attribute, String text) {
        if (!Expressions.areIn(text)) {
            return;
        }
        if (text.length() > LONGEST) {
            node.error(report, attribute, "expression-too-long", String.valueOf(LONGEST));
            return;
        }
        try {
            for (var name : Expressions.names(text)) {
                if (!names.contains(name)) {
                    node.error(report, attribute, "name-unknown", name);
                }
            }
        } catch (ExpressionFault fault) {
            node.error(report, attribute, "expression-grammar", fault.piece());
        }
    }
}
