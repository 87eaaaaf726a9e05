package io.wayline.journey.model.bpmn;

import java.util.Optional;

import io.wayline.journey.model.Finding;
import io.wayline.journey.model.Report;
import io.wayline.journey.model.xml.SecureXml;
import io.wayline.journey.model.xml.Words;
import io.wayline.journey.model.xml.XmlNode;

/**
 * The one reader of diagrams. It takes what stands there, also in a draft that is not right yet; whether it is right is
 * the check's matter. Only what is no XML, or XML with dangers, is not read at all.
 */
public final class BpmnReader {

    /** The name space of BPMN 2.0. */
    public static final String NAMESPACE = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    private BpmnReader() {}

    /** The diagram in a file; nothing when it is refused, and the report says why, or when there is no process in it. */
    public static Optional<Diagram> read(String content, Report report) {
        return SecureXml.read(content, report).flatMap(BpmnReader::read);
    }

    /**
     * The same, of what must be readable.
     *
     * @throws IllegalArgumentException when it is not; the message says why
     */
    public static Diagram read(String content) {
        var report = new Report("");
        return read(content, report)
                .orElseThrow(() -> new IllegalArgumentException("The diagram cannot be read: "
                        + report.findings().stream()
                                .findFirst()
                                .map(BpmnReader::reason)
                                .orElse("it has no process")));
    }

    /**
     * The diagram in XML that was read already, by its root; nothing when there is no process in it. What is no word of
     * ours or the engine's is not in it. Of several processes it is the one that runs: others are drawn to be looked at.
     */
    public static Optional<Diagram> read(XmlNode written) {
        var root = Words.DIAGRAM.of(written);
        var processes = root.children("process").filter(BpmnReader::isBpmn).toList();
        return processes.stream()
                .filter(process -> "true".equals(process.get("isExecutable")))
                .findFirst()
                .or(() -> processes.stream().findFirst())
                .map(process -> new Diagram(root, process));
    }

    static boolean isBpmn(XmlNode element) {
        return NAMESPACE.equals(element.namespace());
    }

    private static String reason(Finding finding) {
        return "%s in line %d".formatted(finding.rule(), finding.line());
    }
}
