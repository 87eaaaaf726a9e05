package io.wayline.journey.check.form;

import java.util.Optional;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The file of a form, read so that no content of it can cost more than its size does. */
final class FormFile {

    private static final int MOST_BYTES = 100 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(20)
                            .maxStringLength(8_000)
                            .build())
                    .build())
            .build();

    private FormFile() {}

    static boolean isTooLarge(String content) {
        return content.length() > MOST_BYTES;
    }

    /** The form in a file; nothing when it is too large or no form. */
    static Optional<JsonNode> read(String content) {
        if (isTooLarge(content)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(JSON.readTree(content)).filter(JsonNode::isObject);
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }
}
