package io.wayline.platform.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

import freemarker.template.Configuration;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Pages are read by people as Java is: short lines, and each part written once. */
class PageSourcesTests {

    private static final Path PAGES = Path.of("src/main/resources/web");
    private static final int LONGEST = 140;
    private static final Pattern IMPORT = Pattern.compile("<#import \"([^\"]+)\" as (\\w+)>");
    private static final Pattern CALL = Pattern.compile("<@(\\w+)\\.(\\w+)");
    private static final Pattern MACRO = Pattern.compile("<#(?:macro|function) (\\w+)");

    @Test
    void noLineIsLongerThanAPersonReads() throws IOException {
        var tooLong = new ArrayList<String>();
        for (var page : pages()) {
            var lines = Files.readAllLines(page);
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).length() > LONGEST) {
                    tooLong.add(PAGES.relativize(page) + ":" + (i + 1));
                }
            }
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void everyPageCanBeRead() throws IOException {
        var templates = new Configuration(Configuration.VERSION_2_3_34);
        templates.setDirectoryForTemplateLoading(PAGES.toFile());
        for (var page : pages()) {
            templates.getTemplate(PAGES.relativize(page).toString());
        }
    }

    @Test
    void everyPartThatAPageNamesIsInTheFileItImports() throws IOException {
        var missing = new ArrayList<String>();
        for (var page : pages()) {
            var text = Files.readString(page);
            var imported = new TreeMap<String, Path>();
            IMPORT.matcher(text).results().forEach(found -> imported.put(found.group(2), from(page, found.group(1))));
            for (var call : CALL.matcher(text).results().toList()) {
                var file = imported.get(call.group(1));
                if (file == null || !macros(file).contains(call.group(2))) {
                    missing.add(PAGES.relativize(page) + ": " + call.group());
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static Path from(Path page, String name) {
        return name.startsWith("/") ? PAGES.resolve(name.substring(1)) : page.resolveSibling(name);
    }

    private static List<String> macros(Path file) throws IOException {
        return MACRO.matcher(Files.readString(file))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static List<Path> pages() throws IOException {
        try (var files = Files.walk(PAGES)) {
            return files.filter(file -> file.toString().endsWith(".ftlh"))
                    .sorted()
                    .toList();
        }
    }
}
