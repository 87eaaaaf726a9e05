package io.wayline.journey.check.bpmn;

import java.time.Instant;
import java.util.HashMap;
import java.util.Optional;

import io.wayline.journey.check.expression.Expressions;
import io.wayline.journey.check.xml.SecureXml;
import io.wayline.journey.check.xml.XmlNode;
import io.wayline.journey.model.Catalogue;
import io.wayline.journey.model.ModelFile;
import io.wayline.journey.model.Report;

/** Checks a diagram by all families of rules. */
public final class BpmnCheck {

    private BpmnCheck() {}

    public static void check(ModelFile file, Catalogue catalogue, Instant now, Report report) {
        SecureXml.read(file.content(), report).ifPresent(root -> check(file, root, catalogue, now, report));
    }

    private static void check(ModelFile file, XmlNode root, Catalogue catalogue, Instant now, Report report) {
        Bpmn.VOCABULARY.check(root, report);
        if (!root.is("definitions")) {
            return;
        }
        ProcessRules.checkFile(file, root, report);
        var process = root.children("process").findFirst();
        if (process.isEmpty()) {
            return;
        }
        var byId = new HashMap<String, XmlNode>();
        root.tree().filter(node -> node.get("id") != null).forEach(node -> byId.putIfAbsent(node.get("id", ""), node));
        var names = VariableNames.of(process.get(), catalogue);
        var diagram =
                new Diagram(file, root, process.get(), byId, catalogue, now, new Expressions(report, names), report);
        ProcessRules.check(diagram);
        PropertyRules.check(diagram);
        EventRules.check(diagram);
        TakeRules.check(diagram);
        StepRules.check(diagram);
        ReferenceRules.check(diagram);
        if (ProcessRules.isReadable(diagram)) {
            FlowRules.check(diagram);
            LoopRules.check(diagram);
            GrowthRules.check(diagram);
            TokenRules.check(diagram);
            EchoRules.check(diagram);
            CallRules.check(diagram);
            AdviceRules.check(diagram);
        }
    }

    /** The key of the process in a file, whether or not the file is otherwise right. */
    public static Optional<String> key(ModelFile file) {
        return process(file.content()).map(process -> process.get("id", ""));
    }

    /** What the process in a diagram declares; nothing when the diagram cannot be read. */
    public static Optional<Declared> declared(String content, Catalogue catalogue) {
        return process(content).map(process -> VariableNames.declared(process, catalogue));
    }

    /** What others must know of the journey in a diagram; nothing when the diagram cannot be read. */
    public static Optional<Catalogue.Outline> outline(String content, Catalogue catalogue) {
        return SecureXml.read(content, new Report("")).flatMap(root -> Outlines.of(root, catalogue));
    }

    private static Optional<XmlNode> process(String content) {
        return SecureXml.read(content, new Report(""))
                .flatMap(root -> root.children("process").findFirst());
    }
}
