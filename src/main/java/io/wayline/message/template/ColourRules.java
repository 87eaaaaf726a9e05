package io.wayline.message.template;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Whether everything can be read, by day and in the dark. In the dark, the layout gives paragraphs, headings, cells, and
 * links colours of its own, whatever their style says; a background that the body sets stays.
 */
final class ColourRules {

    private static final double READABLE = 4.5;
    private static final Pattern INK = Pattern.compile("(?i)(?:^|;)\\s*color\\s*:\\s*([^;!]+)");
    private static final Pattern GROUND = Pattern.compile("(?i)(?:^|;)\\s*background(?:-color)?\\s*:\\s*([^;!\\s]+)");
    private static final Set<String> INKED = Set.of("p", "h1", "h2", "td");

    private static final Theme DAY = new Theme(colour("#ffffff"), colour("#1d2527"), colour("#0b6a72"), null);
    private static final Theme NIGHT =
            new Theme(colour("#1d2425"), colour("#e6eaea"), colour("#6cc3cb"), colour("#a3adaf"));

    private final String file;
    private final TemplateFindings findings;

    ColourRules(String file, TemplateFindings findings) {
        this.file = file;
        this.findings = findings;
    }

    /** The layout's colours; with a colour for what is quiet, they win over those of the body. */
    private record Theme(
            Colour ground,
            Colour ink,
            Colour link,
            @Nullable Colour quiet) {

        boolean wins() {
            return quiet != null;
        }
    }

    void check(Document body) {
        for (var element : body.body().getAllElements()) {
            if (!element.ownText().isBlank()) {
                check(element, DAY, "contrast-day");
                check(element, NIGHT, "contrast-dark");
            }
        }
    }

    private void check(Element element, Theme theme, String rule) {
        var ink = ink(element, theme);
        var ground = ground(element, theme);
        if (ink.contrast(ground) < READABLE) {
            findings.warning(file, 0, rule, element.ownText(), ink.toString(), ground.toString());
        }
    }

    private static Colour ink(Element element, Theme theme) {
        for (var at = element; at != null && !at.normalName().equals("body"); at = at.parent()) {
            if (theme.wins()) {
                var forced = forced(at, theme);
                if (forced.isPresent()) {
                    return forced.get();
                }
            }
            var own = styled(at, INK);
            if (own.isPresent()) {
                return own.get();
            }
            if (at.normalName().equals("a")) {
                return theme.link();
            }
        }
        return theme.ink();
    }

    private static Optional<Colour> forced(Element element, Theme theme) {
        if (element.normalName().equals("a")) {
            return Optional.of(element.hasClass("button") ? colour("#ffffff") : theme.link());
        }
        if (element.hasClass("quiet")) {
            return Optional.ofNullable(theme.quiet());
        }
        return INKED.contains(element.normalName()) ? Optional.of(theme.ink()) : Optional.empty();
    }

    private static Colour ground(Element element, Theme theme) {
        for (var at = element; at != null; at = at.parent()) {
            var own = styled(at, GROUND);
            if (own.isPresent()) {
                return own.get();
            }
        }
        return theme.ground();
    }

    private static Optional<Colour> styled(Element element, Pattern what) {
        var said = what.matcher(element.attr("style"));
        return said.find() ? Colour.of(said.group(1)) : Optional.empty();
    }

    private static Colour colour(String text) {
        return Colour.of(text).orElseThrow();
    }
}
