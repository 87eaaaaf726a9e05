package io.wayline.message.template;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

import io.wayline.message.FactType;

/** Where the links of a mail lead, and whether they say so. */
final class LinkRules {

    private static final Pattern ADDRESS_VALUE =
            Pattern.compile("(?i)\\b(href|src|background)\\s*=\\s*([\"'])(.*?)\\2", Pattern.DOTALL);
    private static final Pattern BARE_VALUE = Pattern.compile("(?i)\\s[a-z-]+\\s*=\\s*\\$\\{");
    private static final Pattern STYLE_VALUE =
            Pattern.compile("(?i)\\bstyle\\s*=\\s*([\"'])(?:(?!\\1).)*\\$\\{", Pattern.DOTALL);
    private static final Pattern INSIDE = Pattern.compile("\\$\\{\\s*([A-Za-z_]\\w*)\\.([A-Za-z_]\\w*)\\s*}");
    private static final Pattern OF_CUSTOMER = Pattern.compile("\\$\\{[^}]*\\bcustomer\\.");
    private static final Pattern IN_TEXT = Pattern.compile("https?://[^\\s<>\"，。；）（]+");
    private static final Pattern HOST = Pattern.compile("(?i)(?:https?://)?((?:[\\w-]+\\.)+[a-z]{2,})(?:/\\S*)?");
    private static final Pattern IP = Pattern.compile("[0-9.]+|\\[.*]");
    private static final Set<String> SHORTENERS =
            Set.of("bit.ly", "t.co", "goo.gl", "tinyurl.com", "ow.ly", "is.gd", "t.cn", "url.cn", "dwz.cn", "suo.im");

    private final Part html;
    private final Meta meta;
    private final String site;
    private final TemplateFindings findings;

    LinkRules(Part html, Meta meta, Map<String, ?> company, TemplateFindings findings) {
        this.html = html;
        this.meta = meta;
        this.site = String.valueOf(company.get("site"));
        this.findings = findings;
    }

    /** What only the source shows: where an address comes from, and whether it is quoted. */
    void checkSource() {
        var source = html.parsed().toString();
        if (BARE_VALUE.matcher(source).find()) {
            findings.error(html.file(), 0, "attribute-unquoted");
        }
        if (STYLE_VALUE.matcher(source).find()) {
            findings.error(html.file(), 0, "style-variable");
        }
        ADDRESS_VALUE
                .matcher(source)
                .results()
                .forEach(found -> address(found.group(1), found.group(3).strip()));
    }

    private void address(String attribute, String value) {
        if (value.startsWith("mailto:") || value.startsWith("tel:")) {
            return;
        }
        if (OF_CUSTOMER.matcher(value).find()) {
            findings.error(html.file(), 0, "link-personal", value);
            return;
        }
        var variables = INSIDE.matcher(value).results().toList();
        if (variables.isEmpty() && value.contains("${")) {
            findings.error(html.file(), 0, "link-not-variable", value);
        }
        for (var variable : variables) {
            var name = variable.group(1) + "." + variable.group(2);
            // what a list holds is judged by where it leads
            meta.variable(name)
                    .filter(declared -> declared.type() != FactType.LINK)
                    .ifPresent(declared -> findings.error(html.file(), 0, "link-not-variable", name));
        }
        if (variables.isEmpty() && attribute.equalsIgnoreCase("href")) {
            host(value)
                    .filter(host -> !host.equals(site) && !host.endsWith("." + site))
                    .ifPresent(host -> findings.warning(html.file(), 0, "link-foreign", host));
        }
    }

    /** Each link as it is written. */
    void check(Document body) {
        for (var link : links(body)) {
            var target = link.attr("href").strip();
            target(html.file(), target);
            words(link, target);
        }
    }

    /** Both forms of the mail have the same links. */
    void compare(Document body, String text, String textFile) {
        var ofHtml = links(body).stream()
                .map(link -> link.attr("href").strip())
                .collect(Collectors.toCollection(TreeSet::new));
        var ofText = IN_TEXT.matcher(text)
                .results()
                .map(found -> found.group().replaceFirst("[.,;:!?)]+$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        ofText.forEach(target -> target(textFile, target));
        missing(ofHtml, ofText).ifPresent(link -> findings.error(textFile, 0, "link-only-html", link));
        missing(ofText, ofHtml).ifPresent(link -> findings.error(html.file(), 0, "link-only-text", link));
    }

    private static List<Element> links(Document body) {
        return body.select("a[href]").stream()
                .filter(link -> !link.attr("href").strip().matches("(?i)(mailto|tel):.*"))
                .toList();
    }

    private void target(String file, String target) {
        if (!target.startsWith("https://")) {
            findings.error(file, 0, "link-not-https", target);
            return;
        }
        var host = host(target);
        if (host.isEmpty()) {
            findings.error(file, 0, "link-unreadable", target);
        } else if (IP.matcher(host.get()).matches()) {
            findings.error(file, 0, "link-ip", host.get());
        } else if (SHORTENERS.contains(host.get())) {
            findings.error(file, 0, "link-shortener", host.get());
        }
        if (target.contains("@") || target.contains("%40")) {
            findings.error(file, 0, "link-personal", target);
        }
    }

    private void words(Element link, String target) {
        var said = link.text().strip();
        if (said.isEmpty() && link.select("img[alt]").eachAttr("alt").stream().allMatch(String::isBlank)) {
            findings.error(html.file(), 0, "link-wordless", target);
        }
        var shown = HOST.matcher(said);
        if (shown.matches() && !host(target).orElse("").endsWith(bare(shown.group(1)))) {
            findings.error(html.file(), 0, "link-misleading", said, target);
        }
    }

    private static Optional<String> missing(Set<String> here, Set<String> there) {
        return here.stream().filter(link -> !there.contains(link)).findFirst();
    }

    /** Empty for what is no address on the web. */
    private static Optional<String> host(String address) {
        try {
            return Optional.ofNullable(URI.create(address).getHost()).map(LinkRules::bare);
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static String bare(String host) {
        return host.toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
    }
}
