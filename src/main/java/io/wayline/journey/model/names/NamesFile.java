package io.wayline.journey.model.names;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

import io.wayline.journey.model.Report;
import io.wayline.journey.model.names.Named.Texts;
import io.wayline.journey.model.yaml.PlainYaml;

/**
 * Reads a file of names. It is YAML, of which it takes mappings and texts and nothing else: no anchors, no types of its
 * own, no second document. So {@code No} is the text that it looks like, and no content costs more than its size does.
 *
 * <pre>
 * Task_SendWelcome:
 *   en: Send welcome
 *   zh-CN: 发送欢迎邮件
 * </pre>
 */
public final class NamesFile {

    /** The longest name, and the longest description, in characters. */
    static final int LONGEST_NAME = 100;

    static final int LONGEST_DESCRIPTION = 500;

    private static final String DESCRIPTION = "description";
    private static final String TIME = "time";
    private static final String VALUES = "values";

    private final Report report;

    private NamesFile(Report report) {
        this.report = report;
    }

    /** The names in a file, without those that are refused; the report says which and why. Never throws. */
    public static DrawnNames read(String content, Report report) {
        var names = new NamesFile(report);
        return PlainYaml.root(content, report, "names").map(names::read).orElse(DrawnNames.NONE);
    }

    private DrawnNames read(Node root) {
        var things = new LinkedHashMap<String, Named>();
        each(root, "", (id, entry) -> things.put(id, thing(id, entry)));
        return new DrawnNames(things);
    }

    private Named thing(String id, Node node) {
        var name = new EnumMap<Language, String>(Language.class);
        var values = new LinkedHashMap<String, Texts>();
        var more = new LinkedHashMap<String, Texts>();
        each(node, id, (key, value) -> {
            switch (key) {
                case DESCRIPTION, TIME -> more.put(key, texts(id, key, value));
                case VALUES -> each(value, id, (each, texts) -> values.put(each, texts(id, each, texts)));
                default -> language(id, "", key, value, LONGEST_NAME, name);
            }
        });
        return new Named(
                PlainYaml.line(node),
                new Texts(name),
                more.getOrDefault(DESCRIPTION, Texts.NONE),
                more.getOrDefault(TIME, Texts.NONE),
                values);
    }

    private Texts texts(String id, String part, Node node) {
        var texts = new EnumMap<Language, String>(Language.class);
        var longest = part.equals(DESCRIPTION) ? LONGEST_DESCRIPTION : LONGEST_NAME;
        each(node, id, (tag, text) -> language(id, part, tag, text, longest, texts));
        return new Texts(texts);
    }

    private void language(String id, String part, String tag, Node node, int longest, Map<Language, String> texts) {
        var language = Language.tagged(tag);
        if (language.isEmpty()) {
            report.error(id, part, PlainYaml.line(node), "names-language", tag);
        } else {
            text(id, part.isEmpty() ? tag : part, node, longest).ifPresent(text -> texts.put(language.get(), text));
        }
    }

    private Optional<String> text(String id, String attribute, Node node, int longest) {
        if (!(node instanceof ScalarNode scalar)) {
            report.error(id, attribute, PlainYaml.line(node), "names-shape");
            return Optional.empty();
        }
        var text = scalar.getValue();
        if (text.isBlank() || text.length() > longest) {
            report.error(id, attribute, PlainYaml.line(node), "names-length", String.valueOf(longest));
            return Optional.empty();
        }
        if (text.codePoints().anyMatch(NamesFile::isUnseen)) {
            report.error(id, attribute, PlainYaml.line(node), "names-characters");
            return Optional.empty();
        }
        return Optional.of(text.strip());
    }

    /** What nobody sees, breaks a line, or turns the direction of what follows. */
    private static boolean isUnseen(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    private interface Entry {
        void read(String key, Node value);
    }

    private void each(Node node, String id, Entry entry) {
        if (!(node instanceof MappingNode mapping)) {
            report.error(id, "", PlainYaml.line(node), "names-shape");
            return;
        }
        Set<String> seen = new HashSet<>();
        for (var tuple : mapping.getValue()) {
            var key = key(tuple.getKeyNode());
            if (key == null) {
                report.error(id, "", PlainYaml.line(tuple.getKeyNode()), "names-shape");
            } else if (!seen.add(key)) {
                report.error(
                        id.isEmpty() ? key : id,
                        id.isEmpty() ? "" : key,
                        PlainYaml.line(tuple.getKeyNode()),
                        "names-twice");
            } else {
                entry.read(key, tuple.getValueNode());
            }
        }
    }

    private static @Nullable String key(Node node) {
        return node instanceof ScalarNode scalar && !scalar.getValue().isBlank() ? scalar.getValue() : null;
    }
}
