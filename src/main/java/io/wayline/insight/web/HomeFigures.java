package io.wayline.insight.web;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import io.wayline.shared.access.Colleague;
import io.wayline.shared.access.Role;
import io.wayline.shared.live.Fingerprint;
import io.wayline.shared.page.HomePanel;
import io.wayline.shared.page.Need;
import io.wayline.shared.page.Needs;

/** All that the features say on the home page: the page shows it, and the live channel tells when it has moved. */
@Component
class HomeFigures {

    /** Whoever sees everything that does not belong to one person. */
    private static final Colleague ANYBODY = new Colleague() {
        @Override
        public String getName() {
            return "";
        }

        @Override
        public boolean is(Role role) {
            return true;
        }
    };

    private final List<Needs> needs;
    private final List<HomePanel> panels;

    /** @throws IllegalStateException when two panels claim one place */
    HomeFigures(Collection<Needs> needs, Collection<HomePanel> panels) {
        var places = panels.stream().map(each -> each.place() + " " + each.order());
        if (places.distinct().count() < panels.size()) {
            throw new IllegalStateException("Two panels of the home page claim one place: " + panels);
        }
        this.needs = List.copyOf(needs);
        this.panels = panels.stream()
                .sorted(Comparator.comparing(HomePanel::place).thenComparing(HomePanel::order))
                .toList();
    }

    /** One panel as the page includes it. */
    public record Part(String template, Object shown) {}

    /** What waits for this reader: what is broken or late first, then what needs a decision, then what is good to know. */
    List<Need> needs(Colleague reader) {
        return needs.stream()
                .flatMap(feature -> feature.of(reader).stream())
                .filter(need -> need.count() > 0)
                .sorted(Comparator.comparing(Need::tone).thenComparing(Need::order))
                .toList();
    }

    List<Part> panels(HomePanel.Place place, Colleague reader, Locale language) {
        return panels.stream()
                .filter(panel -> panel.place() == place)
                .flatMap(panel -> {
                    var shown = panel.of(reader, language);
                    return shown == null ? Stream.<Part>empty() : Stream.of(new Part(panel.template(), shown));
                })
                .toList();
    }

    /** How all stands that is nobody's alone, once for everybody who looks. */
    long print() {
        return Fingerprint.of(
                needs(ANYBODY),
                panels(HomePanel.Place.MAIN, ANYBODY, Locale.ENGLISH),
                panels(HomePanel.Place.SIDE, ANYBODY, Locale.ENGLISH));
    }
}
