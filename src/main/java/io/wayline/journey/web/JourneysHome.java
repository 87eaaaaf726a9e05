package io.wayline.journey.web;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.journey.JourneyOverview;
import io.wayline.journey.Journeys;
import io.wayline.shared.access.Colleague;
import io.wayline.shared.access.Role;
import io.wayline.shared.page.HomePanel;

/** How the journeys go, for those who draw them or answer for them. */
@Component
class JourneysHome implements HomePanel {

    private final Journeys journeys;

    JourneysHome(Journeys journeys) {
        this.journeys = journeys;
    }

    /** @param opens whether the reader may open them */
    public record Shown(List<JourneyOverview> journeys, boolean opens) {}

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Place place() {
        return Place.MAIN;
    }

    @Override
    public String template() {
        return "/journey/home-panel.ftlh";
    }

    @Override
    public @Nullable Object of(Colleague reader, Locale language) {
        var opens = reader.isAny(Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN);
        return opens || reader.is(Role.MARKETING) ? new Shown(journeys.overview(language), opens) : null;
    }
}
