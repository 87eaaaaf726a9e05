package io.wayline.journey.check.bpmn;

import java.time.Instant;

import io.wayline.journey.check.limit.Lengths;
import io.wayline.journey.check.pool.Pools;
import io.wayline.journey.model.Catalogue;
import io.wayline.journey.model.ModelFile;
import io.wayline.journey.model.Report;
import io.wayline.journey.model.bpmn.BpmnReader;
import io.wayline.journey.model.xml.SecureXml;
import io.wayline.journey.model.xml.Words;
import io.wayline.journey.model.xml.XmlNode;

/** Checks a diagram by all families of rules. */
public final class BpmnCheck {

    private BpmnCheck() {}

    public static void check(ModelFile file, Catalogue catalogue, Instant now, Report report) {
        SecureXml.read(file.content(), report).ifPresent(root -> check(file, root, catalogue, now, report));
    }

    private static void check(ModelFile file, XmlNode written, Catalogue catalogue, Instant now, Report report) {
        Bpmn.VOCABULARY.check(written, part -> Pools.isOnlyDrawn(written, part), report);
        var root = Words.DIAGRAM.of(written);
        if (!root.is("definitions") || !BpmnReader.NAMESPACE.equals(root.namespace())) {
            return;
        }
        Lengths.ofDiagram(root, report);
        ProcessRules.checkFile(file, root, report);
        var diagram = BpmnReader.read(root);
        if (diagram.isEmpty()) {
            return;
        }
        var checked = new Checked(file, diagram.get(), catalogue, now, report);
        ProcessRules.check(checked);
        PropertyRules.check(checked);
        EventRules.check(checked);
        TakeRules.check(checked);
        StepRules.check(checked);
        RaiseRules.check(checked);
        ReferenceRules.check(checked);
        if (ProcessRules.isReadable(checked)) {
            FlowRules.check(checked);
            LoopRules.check(checked);
            GrowthRules.check(checked);
            TokenRules.check(checked);
            EchoRules.check(checked);
            CallRules.check(checked);
            AdviceRules.check(checked);
        }
    }
}
