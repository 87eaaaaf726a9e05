package io.wayline.intake;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.shared.text.WholeText;

/**
 * Reads JSON (RFC 8259) from outside the way two readers can only read it alike: UTF-8 without damage, every name once
 * in its object, nothing behind the document, at most {@link #MAX_DEPTH} levels, numbers that a database can hold.
 */
@Component
class StrictJson {

    static final int MAX_DEPTH = 20;
    private static final int MAX_DIGITS = 40;

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(100)
                            .maxNameLength(1_000)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** @throws MalformedJson when the bytes are not exactly one such document */
    JsonNode read(byte[] body) {
        var text = text(body);
        if (text.isBlank()) {
            throw new MalformedJson("The body is empty: send the event as JSON.");
        }
        try {
            var document = mapper.readTree(text);
            inspect(document, "");
            return document;
        } catch (JacksonException notStrict) {
            throw new MalformedJson(fault(notStrict), notStrict.getLocation());
        }
    }

    private static String text(byte[] body) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            // readers may pass over a byte order mark (RFC 8259 8.1)
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException damaged) {
            throw new MalformedJson("The body is not valid UTF-8: send JSON in UTF-8 (RFC 8259).");
        }
    }

    /** The library's own sentences may quote the body, which may be personal; ours never do. */
    private static String fault(JacksonException thrown) {
        var reason = String.valueOf(thrown.getOriginalMessage());
        if (thrown instanceof StreamConstraintsException) {
            return reason.contains("depth")
                    ? "is nested deeper than %d levels: flatten it".formatted(MAX_DEPTH)
                    : "holds a number or a name of absurd length: shorten it";
        }
        if (reason.startsWith("Duplicate")) {
            return "names a field twice in one object: send each field once";
        }
        if (reason.startsWith("Trailing")) {
            return "goes on behind the end of the JSON: send one document";
        }
        return "is not JSON: check the place named here";
    }

    /** What JSON allows and a row in UTF-8 cannot hold. */
    private static void inspect(JsonNode node, String path) {
        if (node.isString()) {
            whole(node.asString(), path);
        } else if (node.isNumber()) {
            holdable(node.decimalValue());
        }
        for (var property : node.properties()) {
            var at = path + "/" + property.getKey();
            whole(property.getKey(), at);
            inspect(property.getValue(), at);
        }
        for (var place = 0; node.isArray() && place < node.size(); place++) {
            inspect(node.get(place), path + "/" + place);
        }
    }

    private static void whole(String text, String path) {
        if (!WholeText.is(text)) {
            throw new MalformedJson(
                    "%s has U+0000 or half of a surrogate pair (\\ud800 to \\udfff), which cannot be kept: send whole characters."
                            .formatted(WholeText.shown(path)));
        }
    }

    private static void holdable(BigDecimal number) {
        if (number.precision() > MAX_DIGITS || Math.abs(number.scale()) > MAX_DIGITS) {
            throw new MalformedJson(
                    "The body holds a number of more than %d digits: send it as text.".formatted(MAX_DIGITS));
        }
    }
}
