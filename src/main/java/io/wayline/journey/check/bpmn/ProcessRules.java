package io.wayline.journey.check.bpmn;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.wayline.journey.check.pool.Pools;
import io.wayline.journey.model.ModelFile;
import io.wayline.journey.model.Report;
import io.wayline.journey.model.bpmn.Diagram;
import io.wayline.journey.model.bpmn.NodeKind;
import io.wayline.journey.model.bpmn.Property;
import io.wayline.journey.model.bpmn.ReEntry;
import io.wayline.journey.model.bpmn.Trigger;
import io.wayline.journey.model.expression.Expressions;
import io.wayline.journey.model.expression.ReservedNames;
import io.wayline.journey.model.xml.XmlNode;

/** Rules for the file and the process as a whole: one process, its name, how long it is kept, ids, variables. */
final class ProcessRules {

    private static final int MOST_PARTS = 1_000;
    /** A version's id is key, number, and a suffix in 64 characters ({@code DefinitionIds}). */
    private static final int LONGEST_KEY = 48;

    private static final Pattern KEBAB = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern ID = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,99}");
    private static final Pattern DAYS = Pattern.compile("P[1-9][0-9]{0,4}D");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** What says how a customer comes into a journey. */
    private static final Set<Property> MEANT_FOR_CUSTOMERS = Set.of(Property.RE_ENTRY, Property.BY_HAND);

    private static final Set<String> NODES = Arrays.stream(NodeKind.values())
            .map(NodeKind::element)
            .filter(element -> !element.isEmpty())
            .collect(Collectors.toUnmodifiableSet());

    private ProcessRules() {}

    static boolean isKey(String key) {
        return key.length() <= LONGEST_KEY && KEBAB.matcher(key).matches();
    }

    /** Rules that hold even where there is not exactly one process. */
    static void checkFile(ModelFile file, XmlNode root, Report report) {
        var processes = root.children("process")
                .filter(process -> !Pools.isOnlyDrawn(root, process))
                .toList();
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

    static void check(Checked checked) {
        var process = checked.process();
        var report = checked.report();
        var id = process.get("id", "");
        if (!isKey(id)) {
            process.error(report, "id", "process-id", id);
        } else if (!id.equals(checked.file().key())) {
            process.error(report, "id", "file-name", id, checked.file().key());
        }
        if (!"true".equals(process.get("isExecutable"))) {
            process.error(report, "isExecutable", "process-executable");
        }
        var kept = process.get("historyTimeToLive", "");
        if (!Expressions.areIn(kept) && !DAYS.matcher(kept).matches()) {
            process.error(report, "historyTimeToLive", "history-time", kept);
        }
        var version = process.get("versionTag");
        if (version != null
                && !Expressions.areIn(version)
                && !VERSION.matcher(version).matches()) {
            process.error(report, "versionTag", "id-grammar", version);
        }
        for (var node : checked.process().tree().toList()) {
            if (isPart(node)) {
                if (node.get("id") == null) {
                    node.error(report, "id", "id-missing", node.name());
                }
            }
            if (node.get("name", "").length() > 200) {
                node.error(report, "name", "text-too-long", "200");
            }
        }
        variables(checked);
        byHand(checked);
        byTimer(checked);
    }

    /** Whether time begins it, and it is about no customer. */
    static boolean isBegunByTime(Diagram diagram) {
        return diagram.process().nodes().stream()
                .filter(node -> node.is(NodeKind.START_EVENT))
                .anyMatch(
                        start -> start.triggersOf(Trigger.Timer.class).findAny().isPresent());
    }

    /** A journey that a timer begins is about no customer: it may only do what needs none. */
    private static void byTimer(Checked checked) {
        var report = checked.report();
        var starts = checked.diagram().process().nodes().stream()
                .filter(node -> node.is(NodeKind.START_EVENT))
                .toList();
        var timers = starts.stream()
                .filter(start -> start.triggersOf(Trigger.Timer.class).findAny().isPresent())
                .toList();
        if (timers.isEmpty()) {
            return;
        }
        if (starts.size() > 1
                || MEANT_FOR_CUSTOMERS.stream()
                        .anyMatch(
                                property -> checked.diagram().property(property).isPresent())) {
            timers.get(0).written().error(report, "timerEventDefinition", "timer-start-mixed");
        }
        for (var node : checked.diagram().nodes()) {
            if (node.is(NodeKind.USER_TASK, NodeKind.RECEIVE_TASK, NodeKind.CALL)
                    || node.triggersOf(Trigger.Message.class).findAny().isPresent() && !starts.contains(node)) {
                node.written().error(report, "", "timer-start-part");
            }
            node.step()
                    .filter(step -> checked.catalogue()
                            .step(step)
                            .filter(shape -> !shape.withoutCustomer())
                            .isPresent())
                    .ifPresent(step -> node.written().error(report, "delegateExpression", "timer-start-step", step));
        }
    }

    /** Who is asked to begin it has no event to take anything from, and no subject. */
    private static void byHand(Checked checked) {
        var diagram = checked.diagram();
        if (diagram.property(Property.BY_HAND).isEmpty()) {
            return;
        }
        var starts = diagram.process().nodes().stream()
                .filter(node -> node.is(NodeKind.START_EVENT))
                .toList();
        var once =
                diagram.reEntry().filter(ReEntry.PerSubject.class::isInstance).isEmpty();
        if (starts.size() != 1 || diagram.property(Property.CALLED).isPresent() || !once) {
            checked.process().error(checked.report(), Property.BY_HAND.key(), "by-hand-start");
        } else if (!starts.get(0).take().isEmpty()) {
            checked.process()
                    .error(
                            checked.report(),
                            Property.BY_HAND.key(),
                            "by-hand-take",
                            String.join(", ", starts.get(0).take()));
        }
    }

    /** Whether it is a node of those that journeys are made of, or an arrow. */
    static boolean isPart(XmlNode node) {
        return node.is("sequenceFlow") || NODES.contains(node.name());
    }

    /** Whether a person, and the rules that follow arrows, can find their way through it. */
    static boolean isReadable(Checked checked) {
        var size = checked.process().tree().filter(ProcessRules::isPart).count();
        if (size > MOST_PARTS) {
            checked.process().error(checked.report(), "", "process-too-large", String.valueOf(MOST_PARTS));
        }
        return size <= MOST_PARTS;
    }

    private static void variables(Checked checked) {
        var seen = new HashSet<String>();
        checked.diagram().variables().forEach(declared -> {
            if (ReservedNames.contains(declared.name(), checked.catalogue())) {
                checked.process().error(checked.report(), "variables", "name-reserved", declared.name());
            } else if (!declared.isRight() || !seen.add(declared.name())) {
                checked.process().error(checked.report(), "variables", "variables-grammar", declared.written());
            }
        });
    }
}
