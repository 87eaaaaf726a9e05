package io.wayline.message.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.ResourcePatternResolver;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import static io.wayline.message.MailSettings.LANGUAGES;

/** Reads the templates that lie below one folder, one folder each, and says what is wrong with each. */
final class TemplateFiles {

    private final ResourcePatternResolver resources;
    private final JsonMapper json;
    private final String root;
    private final LockedProfile profile = new LockedProfile();

    /** @param root where the templates lie, with a slash at its end */
    TemplateFiles(ResourcePatternResolver resources, JsonMapper json, String root) {
        this.resources = resources;
        this.json = json;
        this.root = root;
    }

    /**
     * A template as it was read.
     *
     * @param meta null when not even its purpose can be understood
     * @param template null when a piece of it is missing or must not be used
     */
    record Read(String name, @Nullable Meta meta, @Nullable MailTemplate template, TemplateFindings findings) {}

    /** Every folder by its name. */
    Map<String, Read> all() {
        var files = new TreeMap<String, Set<String>>();
        try {
            for (var file : resources.getResources(root + "*/*")) {
                var location = file.getURL().getPath();
                // in a jar a folder has an entry of its own
                if (location.endsWith("/")) {
                    continue;
                }
                var path = location.split("/");
                files.computeIfAbsent(path[path.length - 2], folder -> new TreeSet<>())
                        .add(path[path.length - 1]);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("The mail templates cannot be listed", failed);
        }
        var shared = new TemplateFindings();
        var layouts = layouts(shared);
        var templates = new TreeMap<String, Read>();
        files.forEach((name, present) -> templates.put(name, template(name, present, layouts, shared)));
        return templates;
    }

    private Read template(String name, Set<String> present, Map<Locale, Layout> layouts, TemplateFindings shared) {
        var findings = new TemplateFindings();
        shared.all().forEach(findings::add);
        var meta = read(name + "/" + MetaFile.NAME, MetaFile.NAME, findings)
                .flatMap(source -> new MetaFile(json, findings).read(source))
                .orElse(null);
        var parts = new HashMap<Locale, MailTemplate.Parts>();
        for (var language : LANGUAGES) {
            parts(name, language, meta, layouts.get(language), findings)
                    .ifPresent(written -> parts.put(language, written));
        }
        present.stream().filter(file -> !isKnown(file)).forEach(file -> findings.warning(file, 0, "file-unknown"));
        var whole = meta != null && parts.size() == LANGUAGES.size();
        return new Read(name, meta, whole ? new MailTemplate(name, meta, parts) : null, findings);
    }

    private Optional<MailTemplate.Parts> parts(
            String name, Locale language, @Nullable Meta meta, @Nullable Layout layout, TemplateFindings findings) {
        var tag = language.toLanguageTag();
        var html = file(name, tag + ".html", language, true, findings);
        var text = file(name, tag + ".txt", language, false, findings);
        var texts = meta == null ? null : meta.texts().get(tag);
        if (texts == null) {
            return Optional.empty();
        }
        var field = "texts." + tag + ".";
        var subject = profile.field(field + "subject", language, texts.subject(), findings);
        var preheader = profile.field(field + "preheader", language, texts.preheader(), findings);
        var reason = profile.field(field + "reason", language, texts.reason(), findings);
        if (layout == null
                || html.isEmpty()
                || text.isEmpty()
                || subject.isEmpty()
                || preheader.isEmpty()
                || reason.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new MailTemplate.Parts(subject.get(), preheader.get(), reason.get(), html.get(), text.get(), layout));
    }

    private Optional<Part> file(String name, String file, Locale language, boolean html, TemplateFindings findings) {
        return read(name + "/" + file, file, findings)
                .flatMap(source -> html
                        ? profile.html(file, language, source, findings)
                        : profile.text(file, language, source, findings));
    }

    private Map<Locale, Layout> layouts(TemplateFindings findings) {
        var words = read(Layout.WORDS, Layout.WORDS, findings).flatMap(source -> words(source, findings));
        var html = read(Layout.HTML, Layout.HTML, findings);
        var text = read(Layout.TEXT, Layout.TEXT, findings);
        var layouts = new HashMap<Locale, Layout>();
        if (words.isEmpty() || html.isEmpty() || text.isEmpty()) {
            return layouts;
        }
        for (var language : LANGUAGES) {
            var inHtml = profile.html(Layout.HTML, language, html.get(), findings);
            var inText = profile.text(Layout.TEXT, language, text.get(), findings);
            if (inHtml.isPresent() && inText.isPresent()) {
                var said = words.get().getOrDefault(language.toLanguageTag(), Map.of());
                layouts.put(language, new Layout(language, inHtml.get(), inText.get(), said));
            }
        }
        return layouts;
    }

    private Optional<Map<String, Map<String, String>>> words(String source, TemplateFindings findings) {
        try {
            return Optional.of(json.readValue(source, new TypeReference<>() {}));
        } catch (JacksonException unfit) {
            findings.error(
                    Layout.WORDS,
                    0,
                    "json-broken",
                    unfit.getOriginalMessage().lines().findFirst().orElse(""));
            return Optional.empty();
        }
    }

    private Optional<String> read(String path, String file, TemplateFindings findings) {
        var resource = resources.getResource(root + path);
        if (!resource.exists()) {
            findings.error(file, 0, "file-missing");
            return Optional.empty();
        }
        try {
            return Optional.of(resource.getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean isKnown(String file) {
        return file.equals(MetaFile.NAME)
                || LANGUAGES.stream()
                        .map(Locale::toLanguageTag)
                        .anyMatch(tag -> file.equals(tag + ".html") || file.equals(tag + ".txt"));
    }
}
