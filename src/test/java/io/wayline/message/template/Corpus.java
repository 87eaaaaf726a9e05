package io.wayline.message.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.core.io.ClassPathResource;

/** Reads a file of cases: each begins with a line {@code == what is expected}, lines before the first are notes. */
final class Corpus {

    private Corpus() {}

    /** One case. */
    record Case(String expected, String source) {

        @Override
        public String toString() {
            return expected + " of " + source.replace("\n", "⏎");
        }
    }

    static Stream<Case> of(String file) {
        return Arrays.stream(("\n" + content(file)).split("\n== "))
                .skip(1)
                .map(each -> each.split("\n", 2))
                .map(each -> new Case(each[0], each[1].strip()));
    }

    private static String content(String file) {
        try {
            return new ClassPathResource("mail-templates/" + file).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<String> rules(TemplateFindings findings) {
        return findings.all().stream().map(TemplateFinding::rule).toList();
    }
}
