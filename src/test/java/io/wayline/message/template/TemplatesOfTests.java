package io.wayline.message.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.message.FactType;
import io.wayline.message.MailFacts;
import io.wayline.message.MailSettings;
import io.wayline.shared.CustomerId;

/** Mail templates as tests write them: one without a fault to begin with, below a folder of its own. */
final class TemplatesOfTests {

    static final String NAME = "hello";

    private static final MailSettings SETTINGS = Binder.get(new MockEnvironment()
                    .withProperty("wayline.mail.senders.news.from", "news@lanhe.example")
                    .withProperty("wayline.mail.senders.news.reply-to", "editors@lanhe.example"))
            .bindOrCreate("wayline.mail", MailSettings.class);

    private final Path root;

    TemplatesOfTests(Path root) {
        this.root = root;
        for (var file : List.of("layout.html", "layout.txt", "layout.json")) {
            write(root.resolve(file), read(Path.of("templates/mail", file)));
        }
        put("meta.json", """
                {
                  "purpose": "marketing",
                  "texts": {
                    "zh-CN": {"subject": "欢迎", "preheader": "很高兴认识您。", "reason": "您登记了这个邮箱。"},
                    "en": {"subject": "Welcome", "preheader": "Good to meet you.", "reason": "You left us this address."}
                  },
                  "variables": [
                    {"name": "customer.name", "type": "text", "optional": true, "sample": {"zh-CN": "赵子涵", "en": "Emma"}},
                    {"name": "company.name", "type": "text", "sample": {"zh-CN": "澜和家居", "en": "Lanhe Home"}},
                    {"name": "company.website", "type": "link",
                      "sample": {"zh-CN": "https://www.lanhe.example", "en": "https://www.lanhe.example"}},
                    {"name": "order.items", "type": "list", "sample": {"zh-CN": %1$s, "en": %1$s}}
                  ]
                }""".formatted("[" + "{\"quantity\": 1},".repeat(199) + "{\"quantity\": 1}]"));
        put("zh-CN.html", """
                <p><#if customer.name??>${customer.name}，您好<#else>您好</#if>，欢迎来到${company.name}，共 ${order.items?size} 件。</p>
                <p><a href="${company.website}">随便看看</a></p>""");
        put("zh-CN.txt", "您好，${company.website}");
        put("en.html", """
                <p><#if customer.name??>Hello ${customer.name}<#else>Hello</#if>, and welcome to ${company.name}. We make what a
                kitchen uses every day, and what breaks can be repaired; what cannot be repaired, we replace.</p>
                <p><a href="${company.website}">Have a look around</a></p>""");
        put("en.txt", "Hello, ${company.website}");
    }

    /** Writes a file of the template. */
    TemplatesOfTests put(String file, String content) {
        write(root.resolve(NAME).resolve(file), content);
        return this;
    }

    String get(String file) {
        var path = root.resolve(NAME).resolve(file);
        return Files.exists(path) ? read(path) : "";
    }

    TemplatesOfTests without(String file) {
        try {
            Files.delete(root.resolve(NAME).resolve(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return this;
    }

    MailTemplates load() {
        return of("file:" + root + "/", List.of(new Orders()));
    }

    static MailTemplates of(String folder, List<MailFacts> facts) {
        return new MailTemplates(
                new TemplateFiles(
                        new PathMatchingResourcePatternResolver(),
                        JsonMapper.builder().build(),
                        folder),
                new KnownFacts(facts, SETTINGS, ZoneId.of("Asia/Shanghai")),
                new FindingTexts(texts()),
                "https://service.lanhe.example");
    }

    static ResourceBundleMessageSource texts() {
        var texts = new ResourceBundleMessageSource();
        texts.setBasename("messages/template");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        return texts;
    }

    private static void write(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Tells of every order what the reference itself says. */
    static final class Orders implements MailFacts {

        @Override
        public String prefix() {
            return "order";
        }

        @Override
        public Map<String, Fact> facts() {
            return Map.of(
                    "number", Fact.always(FactType.TEXT),
                    "placedOn", Fact.always(FactType.TEXT),
                    "total", Fact.always(FactType.TEXT),
                    "expectedOn", Fact.sometimes(FactType.TEXT),
                    "items", Fact.always(FactType.LIST));
        }

        @Override
        public boolean needsAbout() {
            return true;
        }

        @Override
        public Map<String, Object> of(CustomerId customer, @Nullable String about, Locale language) {
            return about == null
                    ? Map.of()
                    : Map.of("number", about, "placedOn", "today", "total", "1 CNY", "items", List.of());
        }
    }

    /** Tells what colleagues are told. */
    static final class Notices implements MailFacts {

        @Override
        public String prefix() {
            return "notice";
        }

        @Override
        public Map<String, Fact> facts() {
            return Map.of(
                    "text", Fact.always(FactType.TEXT),
                    "id", Fact.always(FactType.TEXT),
                    "link", Fact.always(FactType.TEXT));
        }

        @Override
        public boolean needsAbout() {
            return true;
        }

        @Override
        public Map<String, Object> of(CustomerId customer, @Nullable String about, Locale language) {
            return about == null ? Map.of() : Map.of("text", about, "id", about, "link", about);
        }
    }

    /** Knows nothing that goes with anything. */
    static final class Suggestions implements MailFacts {

        @Override
        public String prefix() {
            return "suggestion";
        }

        @Override
        public Map<String, Fact> facts() {
            return Map.of("products", Fact.sometimes(FactType.LIST));
        }

        @Override
        public boolean needsAbout() {
            return false;
        }

        @Override
        public Map<String, Object> of(CustomerId customer, @Nullable String about, Locale language) {
            return Map.of();
        }
    }

    /** Knows a feast on every day. */
    static final class Occasions implements MailFacts {

        @Override
        public String prefix() {
            return "occasion";
        }

        @Override
        public Map<String, Fact> facts() {
            return Map.of("name", Fact.sometimes(FactType.TEXT));
        }

        @Override
        public boolean needsAbout() {
            return false;
        }

        @Override
        public Map<String, Object> of(CustomerId customer, @Nullable String about, Locale language) {
            return Map.of("name", "New Year");
        }
    }

    /** Tells of every survey that it can be answered. */
    static final class Surveys implements MailFacts {

        @Override
        public String prefix() {
            return "survey";
        }

        @Override
        public Map<String, Fact> facts() {
            return Map.of(
                    "link", Fact.always(FactType.LINK),
                    "question", Fact.always(FactType.TEXT),
                    "scores", Fact.always(FactType.LIST),
                    "openUntil", Fact.always(FactType.TEXT),
                    "about", Fact.sometimes(FactType.TEXT));
        }

        @Override
        public boolean needsAbout() {
            return true;
        }

        @Override
        public Map<String, Object> of(CustomerId customer, @Nullable String about, Locale language) {
            return about == null ? Map.of() : Map.of("question", about);
        }
    }

    /** Tells of every complaint all that a mail may say of one. */
    static final class Complaints implements MailFacts {

        @Override
        public String prefix() {
            return "complaint";
        }

        @Override
        public Map<String, Fact> facts() {
            return Map.of(
                    "reference", Fact.always(FactType.TEXT),
                    "receivedAt", Fact.always(FactType.TEXT),
                    "order", Fact.sometimes(FactType.TEXT),
                    "promisedBy", Fact.sometimes(FactType.TEXT),
                    "answer", Fact.sometimes(FactType.TEXT),
                    "paragraphs", Fact.sometimes(FactType.LIST),
                    "remedy", Fact.sometimes(FactType.TEXT),
                    "answerLink", Fact.sometimes(FactType.LINK));
        }

        @Override
        public boolean needsAbout() {
            return true;
        }

        @Override
        public Map<String, Object> of(CustomerId customer, @Nullable String about, Locale language) {
            return Map.of();
        }
    }

    /** Tells of every benefit that it is good for ever. */
    static final class Benefits implements MailFacts {

        @Override
        public String prefix() {
            return "benefit";
        }

        @Override
        public Map<String, Fact> facts() {
            return Map.of(
                    "value", Fact.always(FactType.TEXT),
                    "code", Fact.sometimes(FactType.TEXT),
                    "points", Fact.sometimes(FactType.NUMBER),
                    "validUntil", Fact.sometimes(FactType.TEXT));
        }

        @Override
        public boolean needsAbout() {
            return true;
        }

        @Override
        public Map<String, Object> of(CustomerId customer, @Nullable String about, Locale language) {
            return about == null ? Map.of() : Map.of("value", about);
        }
    }
}
