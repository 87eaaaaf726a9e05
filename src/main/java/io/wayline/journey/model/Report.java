package io.wayline.journey.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is found in one file. */
public final class Report {

    private static final int MOST = 200;
    private static final int LONGEST = 120;

    private final String file;
    private final List<Finding> findings = new ArrayList<>();

    public Report(String file) {
        this.file = file;
    }

    public void error(String element, String attribute, int line, String rule, String... params) {
        add(Severity.ERROR, element, attribute, line, rule, params);
    }

    public void warning(String element, String attribute, int line, String rule, String... params) {
        add(Severity.WARNING, element, attribute, line, rule, params);
    }

    /** In the order of lines, each once. */
    public List<Finding> findings() {
        return findings.stream()
                .distinct()
                .sorted(Comparator.comparingInt(Finding::line))
                .toList();
    }

    private void add(Severity severity, String element, String attribute, int line, String rule, String... params) {
        // a file can be wrong in a million places; the first ones are enough to refuse and to mend it
        if (findings.size() < MOST) {
            var shown = List.of(params).stream().map(Report::shortened).toList();
            findings.add(new Finding(severity, file, shortened(element), shortened(attribute), line, rule, shown));
        }
    }

    /** What a file says never breaks a line of the log, and never floods a page. */
    private static String shortened(String text) {
        var line = text.replaceAll("[\\p{Cntrl}\\s]+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
