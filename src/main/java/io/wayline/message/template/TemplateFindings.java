package io.wayline.message.template;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.wayline.message.template.TemplateFinding.Severity;

/** Collects what is found in one template. */
final class TemplateFindings {

    private static final int MOST = 200;
    private static final int LONGEST = 120;

    private final List<TemplateFinding> all = new ArrayList<>();

    void error(String file, int line, String rule, String... params) {
        add(Severity.ERROR, file, "", line, rule, params);
    }

    void warning(String file, int line, String rule, String... params) {
        add(Severity.WARNING, file, "", line, rule, params);
    }

    /** Something in {@code meta.json}. */
    void wrongField(String field, String rule, String... params) {
        add(Severity.ERROR, MetaFile.NAME, field, 0, rule, params);
    }

    /** Something in {@code meta.json} that somebody should look at. */
    void oddField(String field, String rule, String... params) {
        add(Severity.WARNING, MetaFile.NAME, field, 0, rule, params);
    }

    void add(TemplateFinding finding) {
        if (all.size() < MOST && !all.contains(finding)) {
            all.add(finding);
        }
    }

    boolean haveErrors() {
        return all.stream().anyMatch(TemplateFinding::isError);
    }

    /** What stops the template first, then the rest, each once and in the order in which it was found. */
    List<TemplateFinding> all() {
        return Stream.concat(
                        all.stream().filter(TemplateFinding::isError),
                        all.stream().filter(finding -> !finding.isError()))
                .toList();
    }

    private void add(Severity severity, String file, String field, int line, String rule, String... params) {
        add(new TemplateFinding(
                severity,
                file,
                field,
                line,
                rule,
                Stream.of(params).map(TemplateFindings::shortened).toList()));
    }

    /** What a file says never breaks a line of the log, and never floods a page. */
    private static String shortened(String text) {
        var line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
