package io.wayline;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Every text exists in both languages, is used, and is there where it is used. */
class MessagesTests {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path TEXTS = RESOURCES.resolve("messages");
    private static final String ENGLISH = "_en.properties";
    private static final String CHINESE = "_zh_CN.properties";

    /** A key written out: {@code msg("inbox.title"} or {@code getMessage("times.moment"}. */
    private static final Pattern WHOLE_KEY =
            Pattern.compile("(?:\\bmsg|getMessage)\\(\\s*\"([a-zA-Z0-9_.-]+)\"\\s*[,)]");

    /** Any quoted piece that may be a key or the beginning of one. */
    private static final Pattern QUOTED = Pattern.compile("\"([a-zA-Z][a-zA-Z0-9_-]*(?:\\.[a-zA-Z0-9_-]*)*)\"");

    private static final Pattern KEY = Pattern.compile("^([a-zA-Z][a-zA-Z0-9_.-]*) *=");

    private static final Pattern PLACE = Pattern.compile("\\{\\d");

    private final Map<String, String> english = texts(ENGLISH);
    private final Map<String, String> chinese = texts(CHINESE);
    private final String sources = sources();

    @Test
    void everyTextExistsInBothLanguages() {
        assertThat(chinese.keySet()).isEqualTo(english.keySet());
    }

    /** Of two the later one would be shown, whichever was meant. */
    @Test
    void noFileSaysATextTwice() throws IOException {
        try (var files = Files.list(TEXTS)) {
            assertThat(files)
                    .allSatisfy(file -> assertThat(keys(file))
                            .as(file.getFileName().toString())
                            .doesNotHaveDuplicates());
        }
    }

    private static List<String> keys(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(KEY::matcher)
                .filter(Matcher::find)
                .map(key -> key.group(1))
                .toList();
    }

    @Test
    void aTextThatTakesValuesTakesThemInBothLanguages() {
        assertThat(english)
                .allSatisfy((key, text) -> assertThat(takesValues(chinese.getOrDefault(key, "")))
                        .as(key)
                        .isEqualTo(takesValues(text)));
    }

    @Test
    void noTextIsEmptyOrHasAMarkThatMessageFormatEats() {
        assertThat(Stream.concat(english.entrySet().stream(), chinese.entrySet().stream()))
                .allSatisfy(text -> assertThat(text.getValue())
                        .as(text.getKey())
                        .isNotEmpty()
                        .doesNotContain("'"));
    }

    @Test
    void everyTextThatIsAskedForExists() {
        var asked = WHOLE_KEY
                .matcher(sources)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());

        assertThat(english.keySet()).containsAll(asked);
    }

    @Test
    void everyTextIsUsed() {
        var quoted =
                QUOTED.matcher(sources).results().map(found -> found.group(1)).collect(Collectors.toSet());
        var beginnings = quoted.stream().filter(piece -> piece.endsWith(".")).collect(Collectors.toSet());
        Predicate<String> used =
                key -> quoted.contains(key) || beginnings.stream().anyMatch(key::startsWith);

        assertThat(english.keySet()).allMatch(used, "used by a page or by code");
    }

    private static Map<String, String> texts(String ending) {
        var all = new TreeMap<String, String>();
        filesBelow(TEXTS).filter(file -> file.toString().endsWith(ending)).forEach(file -> {
            var texts = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                texts.load(reader);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
            texts.forEach((key, text) -> assertThat(all.put(key.toString(), text.toString()))
                    .as("%s is in two files", key)
                    .isNull());
        });
        return all;
    }

    private static boolean takesValues(String text) {
        return PLACE.matcher(text).find();
    }

    private static String sources() {
        return Stream.of(RESOURCES.resolve("web"), Path.of("src/main/java"))
                .flatMap(MessagesTests::filesBelow)
                .map(MessagesTests::content)
                .collect(Collectors.joining("\n"));
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<Path> filesBelow(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
