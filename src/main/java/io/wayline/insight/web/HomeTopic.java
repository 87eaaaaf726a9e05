package io.wayline.insight.web;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import io.wayline.shared.access.Colleague;
import io.wayline.shared.live.LiveTopic;

/**
 * The figures of the home page, which are the same for everybody, and what waits for anybody. Tasks and the team have
 * topics of their own, since they are somebody's.
 */
@Component
class HomeTopic implements LiveTopic {

    private static final String FIGURES = "figures";

    /** It costs what the page costs, once for all who have it open. */
    private static final Duration PACE = Duration.ofSeconds(10);

    private final HomeFigures figures;

    HomeTopic(HomeFigures figures) {
        this.figures = figures;
    }

    @Override
    public String name() {
        return "home";
    }

    @Override
    public Set<String> keys(String thing, Colleague reader) {
        return Set.of(FIGURES);
    }

    @Override
    public Duration pace() {
        return PACE;
    }

    @Override
    public Map<String, Long> versions(Set<String> keys) {
        return Map.of(FIGURES, figures.print());
    }
}
