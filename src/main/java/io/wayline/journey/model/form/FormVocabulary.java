package io.wayline.journey.model.form;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import io.wayline.journey.model.form.Setting.Shape;
import io.wayline.journey.model.form.Setting.Use;

/**
 * Everything that a modeller can set in a form, by the kind of the part, and what becomes of it. What is not in here is
 * refused: nothing that a form says is passed over in silence.
 */
public final class FormVocabulary {

    /** The form itself, beside its parts. */
    static final String FORM = "form";

    private static final Map<String, Map<String, Setting>> PARTS = new LinkedHashMap<>();

    /** Refused wherever they stand and are not taken by the kind, each by a rule of its own. */
    private static final Map<String, Setting> REFUSED = Map.ofEntries(
            Map.entry("conditional", Setting.refused("form-conditional")),
            Map.entry("validate.pattern", Setting.refused("form-pattern")),
            Map.entry("valuesKey", Setting.refused("form-values")),
            Map.entry("valuesExpression", Setting.refused("form-values")),
            Map.entry("validate.min", Setting.refused("form-limit-kind")),
            Map.entry("validate.max", Setting.refused("form-limit-kind")),
            Map.entry("validate.minLength", Setting.refused("form-limit-kind")),
            Map.entry("validate.maxLength", Setting.refused("form-limit-kind")),
            Map.entry("validate.validationType", Setting.refused("form-limit-kind")),
            Map.entry("decimalDigits", Setting.refused("form-limit-kind")));

    private static final Setting UNKNOWN = Setting.refused("form-property");

    static {
        part(
                FORM,
                "",
                form -> form.honours(Shape.TEXT, "id")
                        .honours(Shape.LIST, "components")
                        .ignores("type", "schemaVersion", "exporter", "executionPlatform", "executionPlatformVersion"));
        field(
                "textfield",
                field -> field.limits(Shape.LENGTH, "validate.minLength", "validate.maxLength")
                        .oneOf("validate.validationType", "form-pattern", "custom", "email", "phone")
                        .honours(Shape.TEXT, "appearance.prefixAdorner", "appearance.suffixAdorner"));
        field("textarea", field -> field.limits(Shape.LENGTH, "validate.minLength", "validate.maxLength"));
        field(
                "number",
                field -> field.limits(Shape.NUMBER, "validate.min", "validate.max")
                        .put("decimalDigits", Setting.honoured(Shape.DECIMALS).under("form-decimals"))
                        .honours(Shape.TEXT, "appearance.prefixAdorner", "appearance.suffixAdorner"));
        field("checkbox", field -> {});
        field("checklist", field -> field.honours(Shape.LIST, "values"));
        field("radio", field -> field.honours(Shape.LIST, "values"));
        field("select", field -> field.honours(Shape.LIST, "values").ignores("searchable"));
        field(
                "datetime",
                field -> field.oneOf("subtype", "form-subtype", "date", "time", "datetime")
                        .honours(Shape.TEXT, "dateLabel", "timeLabel")
                        .honours(Shape.MINUTES, "timeInterval")
                        .honours(Shape.FLAG, "disallowPassedDates")
                        .oneOf("timeSerializingFormat", "form-setting", "utc_offset", "utc_normalized", "no_timezone")
                        .ignores("use24h"));
        part("text", "layout", part -> part.honours(Shape.TEXT, "text"));
        part(
                "group",
                "layout",
                part -> part.honours(Shape.TEXT, "label")
                        .honours(Shape.LIST, "components")
                        .honours(Shape.FLAG, "showOutline")
                        .ignores("key", "verticalAlignment"));
        part("separator", "layout", part -> {});
        part("spacer", "layout", part -> part.ignores("height"));
        part(
                "button",
                "layout",
                part -> part.oneOf("action", "form-button", "submit").ignores("key", "label"));
    }

    private FormVocabulary() {}

    /** What a part of this type can say; nothing when we draw no such part. */
    static Optional<Map<String, Setting>> of(String type) {
        return type.equals(FORM) ? Optional.empty() : Optional.ofNullable(PARTS.get(type));
    }

    static Map<String, Setting> ofForm() {
        return PARTS.get(FORM);
    }

    /** @param path the name of the setting, behind the name of what holds it: {@code validate.min} */
    static Setting setting(Map<String, Setting> part, String path) {
        var known = part.get(path);
        return known == null ? REFUSED.getOrDefault(path, UNKNOWN) : known;
    }

    /** Whether it only holds other settings. */
    static boolean isHolder(String path) {
        return Set.of("validate", "layout", "properties", "appearance").contains(path);
    }

    /** The settings of each kind of part that are used so, in the order of this table; for the documentation. */
    public static Map<String, Set<String>> byUse(Use use) {
        var all = new LinkedHashMap<String, Set<String>>();
        PARTS.forEach((part, settings) -> {
            var named = new LinkedHashSet<String>();
            settings.forEach((name, setting) -> {
                if (setting.use() == use) {
                    named.add(name);
                }
            });
            all.put(part, named);
        });
        return all;
    }

    private static void field(String type, Consumer<Settings> says) {
        part(type, "layout", part -> {
            part.honours(Shape.TEXT, "key", "label", "description")
                    .honours(Shape.FLAG, "validate.required", "disabled", "readonly")
                    .honours(Shape.ANY, "defaultValue")
                    .put("properties.variable", Setting.honoured(Shape.MARK).under("form-property"));
            says.accept(part);
        });
    }

    private static void part(String type, String layout, Consumer<Settings> says) {
        var settings = new LinkedHashMap<String, Setting>();
        var part = new Settings(settings);
        says.accept(part);
        if (!layout.isEmpty()) {
            part.honours(Shape.TEXT, "type", "layout.row")
                    .honours(Shape.COLUMNS, "layout.columns")
                    .ignores("id");
        }
        PARTS.put(type, settings);
    }

    /** Writes the table line by line. */
    private record Settings(Map<String, Setting> all) {

        Settings put(String name, Setting setting) {
            all.put(name, setting);
            return this;
        }

        Settings honours(Shape shape, String... names) {
            return each(Setting.honoured(shape), names);
        }

        Settings limits(Shape shape, String... names) {
            return each(Setting.limit(shape), names);
        }

        Settings oneOf(String name, String rule, String... words) {
            return put(name, Setting.oneOf(rule, words));
        }

        Settings ignores(String... names) {
            return each(Setting.harmless(), names);
        }

        private Settings each(Setting setting, String... names) {
            for (var name : names) {
                all.put(name, setting);
            }
            return this;
        }
    }
}
