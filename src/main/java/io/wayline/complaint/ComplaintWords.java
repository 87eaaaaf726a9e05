package io.wayline.complaint;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.shared.InvalidValue;

/**
 * What words say of a complaint: what it is about, and whether somebody may have come to harm. The lists are
 * {@code complaint/categories.json} and {@code complaint/safety-words.json}, the second one by language; all languages are
 * looked at, for people do not always write in the one that we know of.
 */
@Component
class ComplaintWords {

    private static final TypeReference<Map<String, List<String>>> LISTS = new TypeReference<>() {};

    private final Map<String, ComplaintCategory> categories = new TreeMap<>();
    private final Pattern safety;

    ComplaintWords(JsonMapper json) throws IOException {
        read(json, "categories")
                .forEach((category, words) -> words.forEach(word -> categories.put(
                        word.toLowerCase(Locale.ROOT), ComplaintCategory.valueOf(category.toUpperCase(Locale.ROOT)))));
        safety = Pattern.compile(
                read(json, "safety-words").entrySet().stream()
                        .flatMap(language -> language.getValue().stream().map(word -> pattern(language.getKey(), word)))
                        .collect(Collectors.joining("|")),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /**
     * What a sender’s own word means; {@link ComplaintCategory#OTHER} when we do not know it, as may be of what was kept
     * before {@link #check} was asked.
     */
    ComplaintCategory category(String said) {
        return categories.getOrDefault(key(said), ComplaintCategory.OTHER);
    }

    /** @throws InvalidValue when a sender’s own word is none that we know */
    void check(String said) {
        if (!categories.containsKey(key(said))) {
            throw new InvalidValue(
                    "category",
                    "is “%s”, which is no category that we know".formatted(said),
                    "send delivery, quality, invoice, price, service, or other");
        }
    }

    private static String key(String said) {
        return said.strip().toLowerCase(Locale.ROOT);
    }

    /** Whether a text speaks of harm to somebody; it may be wrong, and then a person looks at it sooner than needed. */
    boolean speakOfHarm(String text) {
        return safety.matcher(text).find();
    }

    /** Chinese is written without spaces: there a word is found anywhere, elsewhere only as a whole. */
    private static String pattern(String language, String word) {
        var quoted = Pattern.quote(word);
        return language.startsWith("zh") ? quoted : "(?<![\\p{L}])" + quoted + "(?![\\p{L}])";
    }

    private static Map<String, List<String>> read(JsonMapper json, String list) throws IOException {
        try (var file = new ClassPathResource("complaint/" + list + ".json").getInputStream()) {
            return json.readValue(file, LISTS);
        }
    }
}
