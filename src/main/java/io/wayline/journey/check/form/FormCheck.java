package io.wayline.journey.check.form;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

import io.wayline.journey.check.expression.Expressions;
import io.wayline.journey.check.expression.ReservedNames;
import io.wayline.journey.check.xml.Vocabulary;
import io.wayline.journey.model.Catalogue;
import io.wayline.journey.model.ModelFile;
import io.wayline.journey.model.Report;
import io.wayline.shared.Numbers;

/**
 * Checks a form in the form of bpmn.io: plain fields and plain texts. No markup, no links, no expressions, and nothing
 * that is fetched from somewhere.
 */
public final class FormCheck {

    private static final int MOST_COMPONENTS = 200;
    private static final int DEEPEST_GROUP = 4;

    private static final Set<String> ROOT = Set.of(
            "id", "type", "components", "schemaVersion", "exporter", "executionPlatform", "executionPlatformVersion");
    private static final Set<String> COMMON = Set.of(
            "id",
            "type",
            "key",
            "label",
            "description",
            "layout",
            "properties",
            "validate",
            "disabled",
            "readonly",
            "defaultValue");

    /** What each kind of component may say beside the common. */
    private static final Map<String, Set<String>> KINDS = Map.ofEntries(
            Map.entry("textfield", Set.of()),
            Map.entry("textarea", Set.of()),
            Map.entry("number", Set.of("decimalDigits", "increment", "appearance")),
            Map.entry("checkbox", Set.of()),
            Map.entry("checklist", Set.of("values")),
            Map.entry("radio", Set.of("values")),
            Map.entry("select", Set.of("values", "searchable")),
            Map.entry(
                    "datetime",
                    Set.of(
                            "subtype",
                            "dateLabel",
                            "timeLabel",
                            "use24h",
                            "timeInterval",
                            "disallowPassedDates",
                            "timeSerializingFormat")),
            Map.entry("text", Set.of("text")),
            Map.entry("group", Set.of("components", "showOutline")),
            Map.entry("separator", Set.of()),
            Map.entry("spacer", Set.of("height")),
            Map.entry("button", Set.of("action")));

    private static final Set<String> VALIDATE =
            Set.of("required", "minLength", "maxLength", "min", "max", "validationType");
    private static final Set<String> SILENT = Set.of("text", "group", "separator", "spacer", "button");
    private static final Set<String> AS_VARIABLE = Set.of("select", "radio", "checkbox", "number", "datetime");

    /** A tag, a link, or a template; a form shows plain words. */
    private static final Pattern MARKUP =
            Pattern.compile("<\\s*[A-Za-z/!]|\\]\\s*\\(|\\{\\{|://|(?i:javascript|data|vbscript)\\s*:|&#");

    private final Catalogue catalogue;
    private final Report report;
    private final Set<String> keys = new HashSet<>();
    private int components;

    private FormCheck(Catalogue catalogue, Report report) {
        this.catalogue = catalogue;
        this.report = report;
    }

    public static void check(ModelFile file, Catalogue catalogue, Report report) {
        if (FormFile.isTooLarge(file.content())) {
            report.error("", "", 0, "file-too-large", "100 KiB");
            return;
        }
        FormFile.read(file.content())
                .ifPresentOrElse(
                        form -> new FormCheck(catalogue, report).form(file, form),
                        () -> report.error("", "", 0, "form-malformed"));
    }

    /** The fields of a form that become variables; nothing when it cannot be read. */
    public static Optional<Set<String>> variables(String content) {
        return FormSchema.read(content).map(FormSchema::variables);
    }

    private static boolean isVariable(JsonNode component) {
        return component.path("properties").path("variable").asString("").equals("true");
    }

    private void form(ModelFile file, JsonNode form) {
        var id = form.path("id").asString("");
        if (!id.equals(file.key())) {
            error(id, "id", "file-name", id, file.key());
        }
        form.propertyStream()
                .filter(property -> !ROOT.contains(property.getKey()))
                .forEach(property -> error(id, property.getKey(), "form-property", property.getKey()));
        components(form.path("components"), 0);
        if (components > MOST_COMPONENTS) {
            error(id, "components", "form-too-large", String.valueOf(MOST_COMPONENTS));
        }
    }

    private void components(JsonNode list, int depth) {
        for (var component : list) {
            if (++components <= MOST_COMPONENTS) {
                component(component, depth);
            }
        }
    }

    private void component(JsonNode component, int depth) {
        var type = component.path("type").asString("");
        var place = component.path("key").asString(component.path("id").asString(type));
        var own = KINDS.get(type);
        if (own == null) {
            error(place, "type", "form-component", type);
            return;
        }
        for (var property : component.properties()) {
            property(place, own, property.getKey(), property.getValue());
        }
        if (!SILENT.contains(type)) {
            var key = component.path("key").asString("");
            var reserved = isVariable(component) ? ReservedNames.contains(key, catalogue) : ReservedNames.contains(key);
            if (reserved) {
                error(place, "key", "name-reserved", key);
            } else if (!Expressions.isName(key) || !keys.add(key)) {
                error(place, "key", "form-key", key);
            }
        }
        if (isVariable(component) && !AS_VARIABLE.contains(type)) {
            error(place, "variable", "form-variable", type);
        }
        if (depth < DEEPEST_GROUP) {
            components(component.path("components"), depth + 1);
        } else if (component.has("components")) {
            error(place, "components", "form-too-large", String.valueOf(MOST_COMPONENTS));
        }
    }

    private void property(String place, Set<String> own, String name, JsonNode value) {
        if (!COMMON.contains(name) && !own.contains(name)) {
            error(place, name, "form-property", name);
            return;
        }
        switch (name) {
            case "components" -> {}
            case "decimalDigits" -> {
                if (!value.isIntegralNumber() || value.asInt(-1) < 0 || value.asInt(-1) > Numbers.DIGITS) {
                    error(place, name, "form-decimals", value.asString(""), String.valueOf(Numbers.DIGITS));
                }
            }
            case "validate" -> {
                value.propertyNames().stream()
                        .filter(each -> !VALIDATE.contains(each))
                        .forEach(each -> error(place, each, "form-property", each));
                value.properties().forEach(each -> number(place, each.getKey(), each.getValue()));
            }
            case "properties" ->
                value.properties().stream()
                        .filter(each -> !each.getKey().equals("variable")
                                || !Set.of("true", "false")
                                        .contains(each.getValue().asString("")))
                        .forEach(each -> error(place, each.getKey(), "form-property", each.getKey()));
            default -> plain(place, name, value);
        }
    }

    private void number(String place, String name, JsonNode value) {
        if (value.isNumber() && !Double.isFinite(value.asDouble())) {
            error(place, name, "form-number");
        }
    }

    /** Every text, however deep, is a plain one. */
    private void plain(String place, String name, JsonNode value) {
        number(place, name, value);
        if (value.isContainer()) {
            value.forEach(each -> plain(place, name, each));
        } else if (value.isString()) {
            var text = value.asString();
            if (text.strip().startsWith("=") || Vocabulary.holdsExpression(text)) {
                error(place, name, "form-expression", text);
            } else if (MARKUP.matcher(text).find()) {
                error(place, name, "form-markup", text);
            } else if (text.length() > 2_000) {
                error(place, name, "text-too-long", "2000");
            }
        }
    }

    private void error(String element, String attribute, String rule, String... params) {
        report.error(element, attribute, 0, rule, params);
    }
}
