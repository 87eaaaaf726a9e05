package io.wayline.audience.segment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import jakarta.annotation.PostConstruct;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.audience.rule.RuleReader;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.Refusal;

/**
 * Brings the segments that come with the product, {@code segments/<key>.json}, at start. A file that is wrong is told in
 * the log and stops no other.
 */
@Component
class ShippedSegments {

    private static final Logger log = LoggerFactory.getLogger(ShippedSegments.class);
    private static final String SUFFIX = ".json";

    private final Segments segments;
    private final RuleReader rules;
    private final ResourcePatternResolver files;
    private final JsonMapper json;

    ShippedSegments(Segments segments, RuleReader rules, ResourcePatternResolver files, JsonMapper json) {
        this.segments = segments;
        this.rules = rules;
        this.files = files;
        this.json = json;
    }

    @PostConstruct
    void bring() throws IOException {
        for (var file : files.getResources("classpath*:/segments/*" + SUFFIX)) {
            var name = String.valueOf(file.getFilename());
            bring(name.substring(0, name.length() - SUFFIX.length()), content(file));
        }
    }

    void bring(String key, String content) {
        try {
            var draft = read(key, content);
            ship(key, draft, hash(content));
        } catch (Refusal wrong) {
            log.error("The shipped segment {} was left out: {} {}", key, wrong.getMessage(), wrong.findings());
        } catch (JacksonException malformed) {
            log.error("The shipped segment {} was left out: it is no JSON", key);
        }
    }

    private void ship(String key, SegmentDraft draft, String hash) {
        try {
            segments.ship(key, draft, hash)
                    .ifPresent(version -> log.info("Segment {} came as version {}", key, version));
        } catch (DuplicateKeyException anotherNodeWasFaster) {
            log.debug("Segment {} was brought by another node", key);
        }
    }

    private SegmentDraft read(String key, String content) {
        if (!SegmentDraft.isKey(key)) {
            throw new InvalidValue("key", "is no name for a segment", "name the file such as at-risk.json");
        }
        var file = json.readTree(content);
        var name = file.path("name");
        var about = file.path("about");
        return new SegmentDraft(
                new Segment.Words(text(name, "en"), text(name, "zh-CN"), text(about, "en"), text(about, "zh-CN")),
                rules.read(file.path("rule")));
    }

    private static @Nullable String text(JsonNode words, String language) {
        return words.path(language).isString() ? words.path(language).asString() : null;
    }

    private static String content(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String hash(String content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
