package io.wayline.message.template;

import java.nio.charset.StandardCharsets;

/** A mail must arrive whole: Gmail shows the first 102 KB of its HTML and hides the rest, the way to stop included. */
final class SizeRule {

    static final int CLIPPED_AT = 102 * 1024;

    /** Names and lists are longer than their samples. */
    private static final int CLOSE = CLIPPED_AT * 4 / 5;

    private final String file;
    private final TemplateFindings findings;

    SizeRule(String file, TemplateFindings findings) {
        this.file = file;
        this.findings = findings;
    }

    void check(String html) {
        var bytes = html.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > CLIPPED_AT) {
            findings.error(file, 0, "size", Integer.toString(bytes / 1024));
        } else if (bytes > CLOSE) {
            findings.warning(file, 0, "size-close", Integer.toString(bytes / 1024));
        }
    }
}
