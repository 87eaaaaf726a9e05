package io.wayline.journey.model.yaml;

import java.io.StringReader;
import java.util.Optional;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.Node;

import io.wayline.journey.model.Report;

/**
 * YAML, of which it takes mappings and texts and nothing else: no anchors, no types of its own, no second document. No
 * content costs more than its size does.
 */
public final class PlainYaml {

    /** The largest file, in characters. */
    public static final int LARGEST = 100 * 1024;

    private static final int DEEPEST = 5;

    private PlainYaml() {}

    /**
     * The root of a file; nothing for an empty one, and for one that is refused, which the report says. Never throws.
     *
     * @param rules what the names of the rules begin with, such as {@code names}
     */
    public static Optional<Node> root(String content, Report report, String rules) {
        if (content.length() > LARGEST) {
            report.error("", "", 0, "file-too-large", "100 KiB");
            return Optional.empty();
        }
        try {
            return read(content, report, rules);
        } catch (MarkedYAMLException malformed) {
            var mark = malformed.getProblemMark();
            report.error("", "", mark == null ? 0 : mark.getLine() + 1, rules + "-malformed");
        } catch (YAMLException | StackOverflowError malformed) {
            report.error("", "", 0, rules + "-malformed");
        }
        return Optional.empty();
    }

    /** The line of a node, from 1. */
    public static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    private static Optional<Node> read(String content, Report report, String rules) {
        var yaml = yaml();
        for (var event : yaml.parse(new StringReader(content))) {
            if (hasMoreThanText(event)) {
                report.error("", "", event.getStartMark().getLine() + 1, rules + "-plain");
                return Optional.empty();
            }
        }
        return Optional.ofNullable(yaml.compose(new StringReader(content)));
    }

    /** An anchor lets a small file become a large one; a type of its own may mean anything. */
    private static boolean hasMoreThanText(Event event) {
        return event instanceof AliasEvent
                || event instanceof NodeEvent node && node.getAnchor() != null
                || event instanceof ScalarEvent scalar && scalar.getTag() != null
                || event instanceof CollectionStartEvent start && start.getTag() != null;
    }

    private static Yaml yaml() {
        var limits = new LoaderOptions();
        limits.setMaxAliasesForCollections(0);
        limits.setNestingDepthLimit(DEEPEST);
        limits.setCodePointLimit(LARGEST);
        return new Yaml(new SafeConstructor(limits));
    }
}
