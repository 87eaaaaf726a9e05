package io.wayline.journey.check.bpmn;

import java.util.HashSet;
import java.util.regex.Pattern;

import io.wayline.journey.check.expression.Expressions;
import io.wayline.journey.check.expression.ReservedNames;
import io.wayline.journey.check.xml.Vocabulary;
import io.wayline.journey.check.xml.XmlNode;
import io.wayline.journey.model.ModelFile;
import io.wayline.journey.model.Report;

/** Rules for the file and the process as a whole: one process, its name, how long it is kept, ids, variables. */
final class ProcessRules {

    private static final int MOST_PARTS = 1_000;
    /** A version's id is key, number, and a suffix in 64 characters ({@code DefinitionIds}). */
    private static final int LONGEST_KEY = 48;

    private static final Pattern KEBAB = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern ID = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,99}");
    private static final Pattern DAYS = Pattern.compile("P[1-9][0-9]{0,4}D");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private ProcessRules() {}

    static boolean isKey(String key) {
        return key.length() <= LONGEST_KEY && KEBAB.matcher(key).matches();
    }

    /** Rules that hold even where there is not exactly one process. */
    static void checkFile(ModelFile file, XmlNode root, Report report) {
        var processes = root.children("process").toList();
        if (processes.size() != 1) {
            root.error(report, "process", "process-one", String.valueOf(processes.size()));
        }
        var seen = new HashSet<String>();
        root.tree().forEach(node -> {
            var id = node.get("id");
            if (id == null) {
                return;
            }
            if (!ID.matcher(id).matches()) {
                node.error(report, "id", "id-grammar", id);
            } else if (!seen.add(id)) {
                node.error(report, "id", "id-duplicate", id);
            }
        });
    }

    static void check(Diagram diagram) {
        var process = diagram.process();
        var report = diagram.report();
        var id = process.get("id", "");
        if (!isKey(id)) {
            process.error(report, "id", "process-id", id);
        } else if (!id.equals(diagram.file().key())) {
            process.error(report, "id", "file-name", id, diagram.file().key());
        }
        if (!"true".equals(process.get("isExecutable"))) {
            process.error(report, "isExecutable", "process-executable");
        }
        var kept = process.get("historyTimeToLive", "");
        if (!Vocabulary.holdsExpression(kept) && !DAYS.matcher(kept).matches()) {
            process.error(report, "historyTimeToLive", "history-time", kept);
        }
        var version = process.get("versionTag");
        if (version != null
                && !Vocabulary.holdsExpression(version)
                && !VERSION.matcher(version).matches()) {
            process.error(report, "versionTag", "id-grammar", version);
        }
        for (var node : diagram.process().tree().toList()) {
            if (node.is(Diagram.NODES) || node.is("sequenceFlow")) {
                if (node.get("id") == null) {
                    node.error(report, "id", "id-missing", node.name());
                }
            }
            if (node.get("name", "").length() > 200) {
                node.error(report, "name", "text-too-long", "200");
            }
        }
        variables(diagram);
    }

    /** Whether a person, and the rules that follow arrows, can find their way through it. */
    static boolean isReadable(Diagram diagram) {
        var size =
                diagram.all(Diagram.NODES).size() + diagram.all("sequenceFlow").size();
        if (size > MOST_PARTS) {
            diagram.process().error(diagram.report(), "", "process-too-large", String.valueOf(MOST_PARTS));
        }
        return size <= MOST_PARTS;
    }

    private static void variables(Diagram diagram) {
        var seen = new HashSet<String>();
        VariableNames.declarations(diagram.process()).forEach(declaration -> {
            var parts = declaration.split(":", 2);
            var name = parts[0].strip();
            if (ReservedNames.contains(name, diagram.catalogue())) {
                diagram.process().error(diagram.report(), "variables", "name-reserved", name);
            } else if (parts.length != 2
                    || !Expressions.isName(name)
                    || !VariableNames.TYPES.contains(parts[1].strip())
                    || !seen.add(name)) {
                diagram.process().error(diagram.report(), "variables", "variables-grammar", declaration);
            }
        });
    }
}
