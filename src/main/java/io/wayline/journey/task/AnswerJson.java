package io.wayline.journey.task;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Answers as they are kept: a number comes back with the digits that were typed. */
@Component
public class AnswerJson {

    /** What a row of answers or of a draft can hold. */
    public static final int LONGEST = 65_536;

    private static final TypeReference<LinkedHashMap<String, JsonNode>> ANSWERS = new TypeReference<>() {};

    private final JsonMapper json;
    private final ObjectReader exact;

    AnswerJson(JsonMapper json) {
        this.json = json;
        this.exact = json.readerFor(ANSWERS)
                .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);
    }

    public String write(Map<String, JsonNode> answers) {
        return json.writeValueAsString(answers);
    }

    public Map<String, JsonNode> read(String text) {
        return exact.readValue(text);
    }
}
