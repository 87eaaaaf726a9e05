package io.wayline.message.template;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What mail programs drop, refuse, or take for an attack. */
final class MarkupRules {

    private static final Set<String> ACTIVE = Set.of(
            "script",
            "form",
            "input",
            "button",
            "select",
            "textarea",
            "iframe",
            "frame",
            "object",
            "embed",
            "applet",
            "link",
            "meta",
            "base",
            "svg",
            "video",
            "audio",
            "canvas",
            "marquee",
            "template",
            "noscript");

    private static final Pattern OUTSIDE =
            Pattern.compile("@import|url\\(|expression\\(|javascript:", Pattern.CASE_INSENSITIVE);

    /** Outlook on Windows, and some web mailers, know none of these. */
    private static final Pattern UNSUPPORTED = Pattern.compile(
            "(?:^|;)\\s*(position|float|display\\s*:\\s*(?:flex|grid|inline-flex)|transform|object-fit)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final int TEXT_FOR_AN_IMAGE = 100;

    private final String file;
    private final TemplateFindings findings;

    MarkupRules(String file, TemplateFindings findings) {
        this.file = file;
        this.findings = findings;
    }

    void check(Document body) {
        for (var element : body.body().getAllElements()) {
            element(element);
        }
        var images = body.select("img").size();
        if (images > 0 && body.text().length() < images * TEXT_FOR_AN_IMAGE) {
            findings.warning(file, 0, "image-heavy", Integer.toString(images));
        }
    }

    private void element(Element element) {
        var name = element.normalName();
        if (ACTIVE.contains(name)) {
            findings.error(file, 0, "markup-active", "<" + name + ">");
        }
        if (name.equals("style")) {
            findings.warning(file, 0, "style-element");
        }
        for (var attribute : element.attributes()) {
            if (attribute.getKey().toLowerCase(Locale.ROOT).startsWith("on")) {
                findings.error(file, 0, "markup-handler", attribute.getKey());
            }
        }
        style(name.equals("style") ? element.data() : element.attr("style"));
        if (name.equals("img")) {
            image(element);
        }
        if (name.equals("table") && !element.hasAttr("role")) {
            findings.warning(file, 0, "table-role");
        }
    }

    private void style(String style) {
        if (OUTSIDE.matcher(style).find()) {
            findings.error(file, 0, "style-outside");
        }
        UNSUPPORTED
                .matcher(style)
                .results()
                .forEach(found -> findings.warning(file, 0, "style-unsupported", found.group(1)));
    }

    private void image(Element image) {
        if (!image.hasAttr("alt")) {
            findings.error(file, 0, "image-without-alt", image.attr("src"));
        }
        if (!image.attr("src").startsWith("https://")) {
            findings.error(file, 0, "image-not-https", image.attr("src"));
        }
        if (!image.hasAttr("width")) {
            findings.warning(file, 0, "image-unsized", image.attr("src"));
        }
    }
}
