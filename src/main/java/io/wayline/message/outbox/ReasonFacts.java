package io.wayline.message.outbox;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The facts behind a reason, as a row keeps them. */
@Component
public class ReasonFacts {

    private static final TypeReference<LinkedHashMap<String, String>> FACTS = new TypeReference<>() {};

    private final JsonMapper json;

    ReasonFacts(JsonMapper json) {
        this.json = json;
    }

    @Nullable
    public String text(Map<String, String> facts) {
        return facts.isEmpty() ? null : json.writeValueAsString(facts);
    }

    Map<String, String> read(@Nullable String text) {
        return text == null ? Map.of() : json.readValue(text, FACTS);
    }
}
