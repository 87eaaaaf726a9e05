package io.wayline.message.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.message.MailNotWritten;

import static io.wayline.message.MailSettings.LANGUAGES;

/** Reads the templates that lie below {@code templates/mail}, one folder each. */
final class TemplateFiles {

    private static final String ROOT = "classpath:templates/mail/";

    private final ResourcePatternResolver resources;
    private final JsonMapper json;
    private final LockedProfile profile = new LockedProfile();

    TemplateFiles(ResourcePatternResolver resources, JsonMapper json) {
        this.resources = resources;
        this.json = json.rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .build();
    }

    /** Every template by name; each one parsed, and none with a forbidden construct in it. */
    Map<String, MailTemplate> all() {
        var layouts = layouts();
        var templates = new TreeMap<String, MailTemplate>();
        try {
            for (var meta : resources.getResources(ROOT + "*/meta.json")) {
                var path = meta.getURL().getPath().split("/");
                var name = path[path.length - 2];
                templates.put(name, template(name, meta, layouts));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("The mail templates cannot be listed", failed);
        }
        return templates;
    }

    private MailTemplate template(String name, Resource file, Map<Locale, Layout> layouts) {
        var meta = meta(name, file);
        for (var variable : meta.variables()) {
            if (!variable.name().matches("[a-z][a-zA-Z]*\\.[a-z][a-zA-Z]*")) {
                throw MailNotWritten.broken(
                        name, "declares a variable that is not prefix.fact", "name it such as customer.name");
            }
        }
        var parts = new HashMap<Locale, MailTemplate.Parts>();
        for (var language : LANGUAGES) {
            var tag = language.toLanguageTag();
            var texts = meta.texts().get(tag);
            if (texts == null) {
                throw MailNotWritten.broken(name, "has no texts for " + tag, "add them to meta.json");
            }
            parts.put(
                    language,
                    new MailTemplate.Parts(
                            profile.text(name, "subject", language, texts.subject()),
                            profile.text(name, "preheader", language, texts.preheader()),
                            profile.text(name, "reason", language, texts.reason()),
                            profile.html(name, tag + ".html", language, read(name, name + "/" + tag + ".html")),
                            profile.text(name, tag + ".txt", language, read(name, name + "/" + tag + ".txt")),
                            layouts.get(language)));
        }
        return new MailTemplate(name, meta, parts);
    }

    private Meta meta(String name, Resource file) {
        try {
            return json.readValue(file.getContentAsString(StandardCharsets.UTF_8), Meta.class);
        } catch (JacksonException unfit) {
            throw MailNotWritten.broken(
                    name,
                    "has a meta.json that does not fit",
                    unfit.getOriginalMessage().lines().findFirst().orElse("compare it with another template's"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Map<Locale, Layout> layouts() {
        Map<String, Map<String, String>> words =
                json.readValue(read("layout", "layout.json"), new TypeReference<>() {});
        var html = read("layout", "layout.html");
        var text = read("layout", "layout.txt");
        var layouts = new HashMap<Locale, Layout>();
        for (var language : LANGUAGES) {
            layouts.put(
                    language,
                    new Layout(
                            language,
                            profile.html("layout", "layout.html", language, html),
                            profile.text("layout", "layout.txt", language, text),
                            words.getOrDefault(language.toLanguageTag(), Map.of())));
        }
        return layouts;
    }

    private String read(String template, String path) {
        var file = resources.getResource(ROOT + path);
        if (!file.exists()) {
            throw MailNotWritten.broken(template, "has no file " + path, "add it");
        }
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
