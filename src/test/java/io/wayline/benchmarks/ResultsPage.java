package io.wayline.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes what was measured into a page such as {@code docs/benchmarks.md}, each measurement between marks of its own,
 * so that no figure there was typed by hand.
 */
public final class ResultsPage {

    private static final Path PAGE = Path.of("docs", "benchmarks.md");

    private ResultsPage() {}

    /**
     * Replaces the part of one benchmark.
     *
     * @param name its mark on the page, which must be there
     * @param markdown the new content; the day and the machine are added
     */
    static void write(String name, String markdown) throws IOException {
        write(PAGE, name, markdown);
    }

    /** The same on another page. */
    public static void write(Path into, String name, String markdown) throws IOException {
        var begin = "<!-- measured: " + name + " -->";
        var end = "<!-- end: " + name + " -->";
        var marked = Pattern.compile(Pattern.quote(begin) + ".*?" + Pattern.quote(end), Pattern.DOTALL);
        var part = begin + "\n" + markdown.strip() + "\n\nMeasured on " + LocalDate.now(ZoneOffset.UTC) + ", "
                + machine() + ".\n" + end;
        var page = marked.matcher(Files.readString(into));
        if (!page.find()) {
            throw new IllegalStateException("%s has no place for %s".formatted(into, begin));
        }
        Files.writeString(into, page.replaceFirst(Matcher.quoteReplacement(part)));
    }

    private static String machine() {
        return "%d cores, %d MB heap, Java %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.getRuntime().maxMemory() >> 20,
                        Runtime.version().feature());
    }
}
