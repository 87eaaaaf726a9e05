package io.wayline.journey.model.form;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.journey.model.form.Setting.Use;
import io.wayline.shared.Numbers;

/**
 * The one reader of forms: of files that are to be published, and of versions that were. It reads so that no content can
 * cost more than its size does, and says on the way what it cannot hold to; whether that stops anything is its caller's to
 * decide. What was published before a rule was made is read on, as far as it can be.
 */
public final class FormReader {

    /** In UTF-8. */
    private static final int MOST_BYTES = 100 * 1024;

    private static final int MOST_PARTS = 200;
    private static final int DEEPEST_GROUP = 4;
    private static final int LONGEST_WORDS = 2_000;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(20)
                            .maxStringLength(8_000)
                            .build())
                    .build())
            .build();

    /** A tag, a link, emphasis, code, or a template; a form shows plain words. */
    private static final Pattern MARKUP =
            Pattern.compile("<\\s*[A-Za-z/!]|\\]\\s*\\(|\\{\\{|://|(?i:javascript|data|vbscript)\\s*:|&#|\\*\\*|__|`");

    private final Consumer<FormFault> faults;
    private int parts;

    private FormReader(Consumer<FormFault> faults) {
        this.faults = faults;
    }

    public static boolean isTooLarge(String content) {
        return content.length() > MOST_BYTES || content.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
    }

    /** The form; nothing when it is too large or no form. */
    public static Optional<Form> read(String content) {
        return read(content, fault -> {});
    }

    /** The same, for who wants to know of everything in it that we would not hold to. */
    public static Optional<Form> read(String content, Consumer<FormFault> faults) {
        return schema(content).map(root -> new FormReader(faults).form(root));
    }

    /** The form in a schema that was read already, such as one with names in another language. */
    public static Form read(JsonNode schema) {
        return new FormReader(fault -> {}).form(schema);
    }

    /** The form as form-js has it, for other programs that draw it; nothing when it is too large or no form. */
    public static Optional<JsonNode> schema(String content) {
        if (isTooLarge(content)) {
            return Optional.empty();
        }
        try {
            // programs of Windows put a byte order mark before the text
            var text = content.startsWith("\uFEFF") ? content.substring(1) : content;
            return Optional.ofNullable(JSON.readTree(text)).filter(JsonNode::isObject);
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    private Form form(JsonNode root) {
        var id = text(root, "id");
        settings(id, FormVocabulary.ofForm(), "", root);
        var read = parts(root.path("components"), 0);
        if (parts > MOST_PARTS) {
            fault(id, "components", "form-too-large", String.valueOf(MOST_PARTS));
        }
        return new Form(id, read);
    }

    private List<Part> parts(JsonNode list, int depth) {
        var read = new ArrayList<Part>();
        for (var component : list) {
            if (++parts <= MOST_PARTS) {
                part(component, depth).ifPresent(read::add);
            }
        }
        return read;
    }

    private Optional<Part> part(JsonNode component, int depth) {
        var type = text(component, "type");
        var name = first(component, type, "key", "id");
        var vocabulary = FormVocabulary.of(type);
        if (vocabulary.isEmpty()) {
            fault(name, "type", "form-component", type);
            return Optional.empty();
        }
        settings(name, vocabulary.get(), "", component);
        var place = new Part.Place(
                component.path("layout").path("row").asString(""),
                component.path("layout").path("columns").asInt(0));
        return switch (type) {
            case "text" -> Optional.of(Words.read(text(component, "text"), place));
            case "separator" -> Optional.of(new Line(place));
            case "group" -> Optional.of(group(name, component, place, depth));
            case "spacer", "button" -> Optional.empty();
            default ->
                FieldKind.of(type, first(component, "date", "subtype")).map(kind -> field(kind, component, place));
        };
    }

    private Group group(String name, JsonNode component, Part.Place place, int depth) {
        var inside = component.path("components");
        if (depth >= DEEPEST_GROUP) {
            if (!inside.isMissingNode()) {
                fault(name, "components", "form-too-large", String.valueOf(MOST_PARTS));
            }
            inside = inside.path("none");
        }
        return new Group(
                text(component, "label"),
                component.path("showOutline").asBoolean(false),
                parts(inside, depth + 1),
                place);
    }

    private Field field(FieldKind kind, JsonNode component, Part.Place place) {
        var key = text(component, "key");
        var preset = component.path("defaultValue");
        var field = new Field(
                kind,
                key,
                first(component, key, "label", "dateLabel", "timeLabel"),
                text(component, "description"),
                component.path("validate").path("required").asBoolean(false),
                component.path("disabled").asBoolean(false)
                        || component.path("readonly").asBoolean(false),
                component.path("properties").path("variable").asString("").equals("true"),
                limits(component),
                choices(component.path("values")),
                time(component),
                preset.isMissingNode()
                                || preset.isNull()
                                || preset.isString() && preset.asString().isBlank()
                        ? null
                        : preset,
                text(component.path("appearance"), "prefixAdorner"),
                text(component.path("appearance"), "suffixAdorner"),
                place);
        together(field);
        return fitting(field);
    }

    /** A preset that no answer could be was refused by the check, and stands in no field where it came past. */
    private static Field fitting(Field field) {
        return field.preset() == null || AnswerCheck.fits(field, field.preset())
                ? field
                : new Field(
                        field.kind(),
                        field.key(),
                        field.label(),
                        field.description(),
                        field.required(),
                        field.fixed(),
                        field.variable(),
                        field.limits(),
                        field.choices(),
                        field.time(),
                        null,
                        field.prefix(),
                        field.suffix(),
                        field.place());
    }

    private static Limits limits(JsonNode component) {
        var rules = component.path("validate");
        var decimals = component.path("decimalDigits");
        return new Limits(
                Math.max(rules.path("minLength").asInt(0), 0),
                Math.min(rules.path("maxLength").asInt(Limits.LONGEST_TEXT), Limits.LONGEST_TEXT),
                number(rules.path("min")),
                number(rules.path("max")),
                decimals.isIntegralNumber() ? decimals.asInt(0) : null,
                switch (text(rules, "validationType")) {
                    case "email" -> Limits.Spelling.EMAIL;
                    case "phone" -> Limits.Spelling.PHONE;
                    default -> Limits.Spelling.ANY;
                });
    }

    private static @Nullable BigDecimal number(JsonNode limit) {
        // one that no number can be is refused by the check, and limits nothing where it came past
        return isEndless(limit) || !limit.isNumber() ? null : limit.decimalValue();
    }

    private static boolean isEndless(JsonNode value) {
        return value.isNumber() && !Double.isFinite(value.asDouble());
    }

    private static TimeRule time(JsonNode component) {
        return new TimeRule(
                Math.max(component.path("timeInterval").asInt(TimeRule.NONE.step()), 1),
                component.path("disallowPassedDates").asBoolean(false),
                switch (text(component, "timeSerializingFormat")) {
                    case "utc_normalized" -> TimeRule.Writing.UTC_NORMALIZED;
                    case "no_timezone" -> TimeRule.Writing.NO_TIMEZONE;
                    default -> TimeRule.NONE.writing();
                });
    }

    /** A choice may be its bare value. */
    private static List<Choice> choices(JsonNode values) {
        var choices = new ArrayList<Choice>();
        for (var each : values) {
            var value = (each.isObject() ? each.path("value") : each).asString("");
            choices.add(new Choice(value, first(each, value, "label")));
        }
        return choices;
    }

    /** What settings say together. */
    private void together(Field field) {
        var limits = field.limits();
        if (limits.minLength() > limits.maxLength()) {
            fault(field, "minLength", "form-limits-crossed", limits.minLength() + "", limits.maxLength() + "");
        }
        if (limits.min() != null && limits.max() != null && limits.min().compareTo(limits.max()) > 0) {
            fault(
                    field,
                    "min",
                    "form-limits-crossed",
                    limits.min().toPlainString(),
                    limits.max().toPlainString());
        }
        if (field.variable() && !field.kind().mayBeVariable()) {
            fault(field, "variable", "form-variable", field.kind().word());
        }
        if (field.fixed() && (field.required() || field.variable())) {
            fault(field, field.required() ? "required" : "variable", "form-fixed");
        }
        if (field.kind().hasChoices()) {
            choices(field);
        }
        if (field.preset() != null && !AnswerCheck.fits(field, field.preset())) {
            fault(field, "defaultValue", "form-default");
        }
    }

    private void choices(Field field) {
        var seen = new HashSet<String>();
        if (field.choices().isEmpty()) {
            fault(field, "values", "form-choices-missing");
        }
        for (var choice : field.choices()) {
            if (choice.value().isBlank()) {
                fault(field, "values", "form-choices-empty");
            } else if (!seen.add(choice.value())) {
                fault(field, "values", "form-choices-twice", choice.value());
            }
        }
    }

    private void settings(String part, Map<String, Setting> vocabulary, String holder, JsonNode said) {
        for (var property : said.properties()) {
            var name = property.getKey();
            var value = property.getValue();
            if (value.isNull()) {
                continue;
            }
            var path = holder + name;
            if (holder.isEmpty() && FormVocabulary.isHolder(name) && value.isObject()) {
                settings(part, vocabulary, path + ".", value);
            } else {
                setting(part, name, FormVocabulary.setting(vocabulary, path), value);
            }
        }
    }

    private void setting(String part, String name, Setting setting, JsonNode value) {
        if (setting.use() == Use.REFUSED) {
            fault(part, name, setting.rule(), name);
        } else if (isEndless(value)) {
            fault(part, name, "form-number");
        } else if (!name.equals("components") && !isPlain(part, name, value)) {
            // said already
            return;
        } else if (!setting.takes(value)) {
            fault(
                    part,
                    name,
                    setting.rule(),
                    value.asString(name),
                    setting.rule().equals("form-decimals") ? Numbers.DIGITS + "" : name);
        }
    }

    /** Whether every text, however deep, is a plain one; says so when it is not. */
    private boolean isPlain(String part, String name, JsonNode value) {
        if (value.isContainer()) {
            return value.valueStream().map(each -> isPlain(part, name, each)).reduce(true, Boolean::logicalAnd);
        }
        var rule = value.isString() ? fault(value.asString()) : "";
        if (!rule.isEmpty()) {
            fault(part, name, rule, rule.equals("text-too-long") ? LONGEST_WORDS + "" : value.asString());
        }
        return rule.isEmpty();
    }

    private static String fault(String text) {
        if (text.strip().startsWith("=") || text.contains("${") || text.contains("#{")) {
            return "form-expression";
        }
        if (MARKUP.matcher(text).find()) {
            return "form-markup";
        }
        return text.length() > LONGEST_WORDS ? "text-too-long" : "";
    }

    private void fault(Field field, String setting, String rule, String... params) {
        fault(field.key().isEmpty() ? field.kind().word() : field.key(), setting, rule, params);
    }

    private void fault(String part, String setting, String rule, String... params) {
        faults.accept(new FormFault(part, setting, rule, List.of(params)));
    }

    private static String text(JsonNode component, String name) {
        return component.path(name).asString("");
    }

    /** The first of these texts that is there. */
    private static String first(JsonNode component, String otherwise, String... names) {
        return Stream.of(names)
                .map(name -> text(component, name))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse(otherwise);
    }
}
