package io.wayline.message.template;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.message.FactType;
import io.wayline.message.MailSettings;
import io.wayline.message.Purpose;

import static io.wayline.message.MailSettings.LANGUAGES;

/** Reads a {@code meta.json} and says all that is wrong with it at once. */
final class MetaFile {

    static final String NAME = "meta.json";

    private static final int LONGEST_NAME = 60;
    private static final String VARIABLE = "[a-z][a-zA-Z]*\\.[a-z][a-zA-Z]*";

    private final JsonMapper json;
    private final TemplateFindings findings;

    MetaFile(JsonMapper json, TemplateFindings findings) {
        this.json = json;
        this.findings = findings;
    }

    /** What it says, as far as it can be understood; empty when not even its purpose can. */
    Optional<Meta> read(String source) {
        JsonNode root;
        try {
            root = json.readTree(source);
        } catch (JacksonException unreadable) {
            var at = unreadable.getLocation();
            findings.error(
                    NAME,
                    at == null ? 0 : Math.max(0, at.getLineNr()),
                    "json-broken",
                    unreadable.getOriginalMessage().lines().findFirst().orElse(""));
            return Optional.empty();
        }
        if (!isObject(root, "", Set.of("purpose", "sender", "anyHour", "label", "texts", "variables"))) {
            return Optional.empty();
        }
        var purpose = purpose(root);
        var sender = root.has("sender") ? text(root, "", "sender") : MailSettings.COMPANY;
        var anyHour = flag(root, "", "anyHour", false);
        var label = flag(root, "", "label", purpose == Purpose.MARKETING);
        var texts = texts(root.path("texts"));
        var variables = variables(root.path("variables"));
        return Optional.ofNullable(purpose).map(known -> new Meta(known, sender, anyHour, label, texts, variables));
    }

    private @Nullable Purpose purpose(JsonNode root) {
        var said = text(root, "", "purpose");
        var purpose = one(Purpose.values(), said);
        if (!said.isEmpty() && purpose == null) {
            findings.wrongField("purpose", "purpose-unknown", said);
        }
        return purpose;
    }

    private Map<String, Meta.Texts> texts(JsonNode node) {
        var texts = new HashMap<String, Meta.Texts>();
        var tags = LANGUAGES.stream().map(Locale::toLanguageTag).collect(Collectors.toSet());
        if (!isObject(node, "texts", tags)) {
            return texts;
        }
        for (var language : LANGUAGES) {
            var tag = language.toLanguageTag();
            var field = "texts." + tag;
            var said = node.path(tag);
            if (isObject(said, field, Set.of("name", "subject", "preheader", "reason"))) {
                texts.put(
                        tag,
                        new Meta.Texts(
                                name(said, field),
                                text(said, field, "subject"),
                                text(said, field, "preheader"),
                                text(said, field, "reason")));
            }
        }
        return texts;
    }

    private String name(JsonNode texts, String field) {
        var name = texts.has("name") ? text(texts, field, "name") : "";
        if (name.length() > LONGEST_NAME) {
            findings.wrongField(field + ".name", "name-long", String.valueOf(LONGEST_NAME));
        }
        return name;
    }

    private List<Meta.Variable> variables(JsonNode node) {
        var variables = new ArrayList<Meta.Variable>();
        if (!node.isArray()) {
            findings.wrongField("variables", node.isMissingNode() ? "field-missing" : "field-no-list");
            return variables;
        }
        var names = new HashSet<String>();
        for (var index = 0; index < node.size(); index++) {
            var field = "variables[" + index + "]";
            var said = node.get(index);
            if (!isObject(said, field, Set.of("name", "type", "optional", "sample"))) {
                continue;
            }
            var name = text(said, field, "name");
            var type = type(said, field);
            if (!name.isEmpty() && !name.matches(VARIABLE)) {
                findings.wrongField(field + ".name", "variable-name", name);
            } else if (!name.isEmpty() && !names.add(name)) {
                findings.wrongField(field + ".name", "variable-twice", name);
            } else if (!name.isEmpty() && type != null) {
                var optional = flag(said, field, "optional", false);
                variables.add(new Meta.Variable(name, type, optional, samples(said, field, type)));
            }
        }
        return variables;
    }

    private @Nullable FactType type(JsonNode variable, String field) {
        var said = text(variable, field, "type");
        var type = one(FactType.values(), said);
        if (!said.isEmpty() && type == null) {
            findings.wrongField(field + ".type", "variable-type-unknown", said);
        }
        return type;
    }

    private Map<String, Object> samples(JsonNode variable, String field, FactType type) {
        var samples = new HashMap<String, Object>();
        for (var language : LANGUAGES) {
            var tag = language.toLanguageTag();
            var said = variable.path("sample").path(tag);
            var value = said.isMissingNode() || said.isNull() ? null : json.treeToValue(said, Object.class);
            if (value == null) {
                findings.wrongField(field + ".sample." + tag, "sample-missing");
            } else if (!type.fits(value)) {
                findings.wrongField(field + ".sample." + tag, "sample-unfit", word(type));
            } else {
                samples.put(tag, value);
            }
        }
        return samples;
    }

    private boolean isObject(JsonNode node, String field, Set<String> known) {
        if (!node.isObject()) {
            findings.wrongField(field, node.isMissingNode() ? "field-missing" : "field-no-object");
            return false;
        }
        node.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> findings.wrongField(below(field, name), "field-unknown"));
        return true;
    }

    private String text(JsonNode parent, String field, String name) {
        var node = parent.path(name);
        if (node.isString()) {
            return node.stringValue().strip();
        }
        findings.wrongField(below(field, name), node.isMissingNode() ? "field-missing" : "field-no-text");
        return "";
    }

    private boolean flag(JsonNode parent, String field, String name, boolean otherwise) {
        var node = parent.path(name);
        if (!node.isMissingNode() && !node.isBoolean()) {
            findings.wrongField(below(field, name), "field-no-flag");
        }
        return node.isBoolean() ? node.booleanValue() : otherwise;
    }

    private static <E extends Enum<E>> @Nullable E one(E[] values, String said) {
        return Arrays.stream(values)
                .filter(value -> value.name().equalsIgnoreCase(said))
                .findFirst()
                .orElse(null);
    }

    static String word(FactType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    private static String below(String field, String name) {
        return field.isEmpty() ? name : field + "." + name;
    }
}
