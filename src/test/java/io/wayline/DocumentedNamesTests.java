package io.wayline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A class that the documentation names is there, under that name. */
class DocumentedNamesTests {

    private static final Pattern CLASS =
            Pattern.compile("`([A-Z][a-z]+[A-Za-z]*)`|participant ([A-Z]\\w+)$", Pattern.MULTILINE);

    @ParameterizedTest
    @ValueSource(strings = {"docs/glossary.md", "docs/architecture.md", "docs/states.md"})
    void isThere(String page) throws IOException {
        var classes = classes();

        assertThat(CLASS.matcher(Files.readString(Path.of(page))).results().map(DocumentedNamesTests::name))
                .as("classes named in %s", page)
                .isNotEmpty()
                .allMatch(classes::contains);
    }

    private static String name(MatchResult found) {
        return found.group(1) != null ? found.group(1) : found.group(2);
    }

    private static Set<String> classes() throws IOException {
        try (var files = Stream.concat(Files.walk(Path.of("src/main/java")), Files.walk(Path.of("src/test/java")))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }
}
