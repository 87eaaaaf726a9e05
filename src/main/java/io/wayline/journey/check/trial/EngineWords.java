package io.wayline.journey.check.trial;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.wayline.journey.model.ModelFile;
import io.wayline.journey.model.Report;
import io.wayline.journey.model.TrialReading.Fault;
import io.wayline.journey.model.bpmn.BpmnReader;
import io.wayline.journey.model.bpmn.Diagram;
import io.wayline.journey.model.dmn.DmnReader;
import io.wayline.journey.model.xml.XmlNode;

/**
 * Says in our words what the engine does not take. Its own are English, and of the grammar of the file; what of them is
 * known often becomes a sentence about the drawing, with the place where it is.
 */
public final class EngineWords {

    private static final Pattern LINE = Pattern.compile("\\bLine=(\\d+)");

    /** A kind of fault, with the one word of it that people know. */
    private record Known(String rule, Pattern said) {}

    private static final List<Known> KNOWN = List.of(
            new Known("engine-order", Pattern.compile("cvc-complex-type\\.2\\.4\\.[acd]:.*?element '([^']+)'")),
            new Known("engine-incomplete", Pattern.compile("cvc-complex-type\\.2\\.4\\.b:.*?element '([^']+)'")),
            new Known("engine-incomplete", Pattern.compile("cvc-complex-type\\.4: Attribute '([^']+)' must appear")),
            new Known(
                    "engine-value",
                    Pattern.compile("cvc-(?:datatype|enumeration|pattern|attribute)[^:]*:.*?'([^']*)'")),
            new Known("engine-twice", Pattern.compile("cvc-id\\.2:.*?'([^']+)'")),
            new Known("engine-nowhere", Pattern.compile("cvc-id\\.1:.*?'([^']+)'")),
            new Known(
                    "engine-nowhere", Pattern.compile("Invalid reference in 'bpmnElement' attribute, \\w+ (\\S+) not")),
            new Known("engine-nowhere", Pattern.compile("Invalid '?\\w+'? '([^']+)' of")),
            new Known(
                    "engine-into-part",
                    Pattern.compile("Invalid (incoming|outgoing) sequence flow of event subprocess")),
            new Known(
                    "engine-listens-twice",
                    Pattern.compile("more than one message event subscription with name '([^']+)'")));

    private EngineWords() {}

    /** Adds the fault to what is found in the file. */
    public static void tell(ModelFile file, Fault fault, Report report) {
        var line = fault.line() > 0 ? fault.line() : lineIn(fault.reason());
        for (var known : KNOWN) {
            var said = known.said().matcher(fault.reason());
            if (said.find()) {
                var word = withoutSpace(said.group(1));
                report.error(place(file, fault, line, word), "", line, known.rule(), word);
                return;
            }
        }
        report.error(place(file, fault, line, ""), "", line, "engine-refused", fault.reason());
    }

    private static String place(ModelFile file, Fault fault, int line, String word) {
        return fault.element().isEmpty() ? placeIn(file, line, word) : fault.element();
    }

    /** The name of an element, without the name space that the engine puts before it. */
    private static String withoutSpace(String name) {
        var plain = name.substring(name.lastIndexOf('}') + 1).replace("\"", "");
        return name.startsWith("{")
                ? plain.substring(plain.lastIndexOf(':') + 1)
                : plain.replaceFirst("^[a-z0-9]+:(?=[A-Za-z]+$)", "");
    }

    private static int lineIn(String reason) {
        var line = LINE.matcher(reason);
        return line.find() ? Integer.parseInt(line.group(1)) : 0;
    }

    /** The part of the drawing that ends in that line, or the one of them that has the word. */
    private static String placeIn(ModelFile file, int line, String word) {
        var root = switch (file.kind()) {
            case BPMN -> BpmnReader.read(file.content(), new Report("")).map(Diagram::written);
            case DMN -> DmnReader.read(file.content(), new Report(""));
            case FORM, NAMES, TESTS, UNKNOWN -> Optional.<XmlNode>empty();
        };
        var before = root.stream()
                .flatMap(XmlNode::tree)
                .filter(node -> line > 0 && node.line() <= line && node.parent() != null)
                .toList();
        if (before.isEmpty()) {
            return "";
        }
        var last = before.get(before.size() - 1);
        return before.stream()
                .filter(node -> node.line() == last.line() && has(node, word))
                .reduce((first, next) -> next)
                .orElse(last)
                .place();
    }

    private static boolean has(XmlNode node, String word) {
        return node.is(word)
                || node.attributes().stream().anyMatch(each -> each.value().equals(word));
    }
}
