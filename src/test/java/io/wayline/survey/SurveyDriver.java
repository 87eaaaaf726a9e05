package io.wayline.survey;

import java.net.URI;
import java.time.Duration;
import java.time.Period;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

import io.wayline.shared.CustomerId;
import io.wayline.testing.SettableClock;

/** Asks and settles as journeys and the loop do, in the test's own thread. */
@TestComponent
public class SurveyDriver {

    private final Surveys surveys;
    private final SurveyLinks links;
    private final SurveyUpkeep upkeep;
    private final SettableClock clock;

    SurveyDriver(Surveys surveys, SurveyLinks links, SurveyUpkeep upkeep, SettableClock clock) {
        this.surveys = surveys;
        this.links = links;
        this.upkeep = upkeep;
        this.clock = clock;
    }

    /** @return the survey's ref */
    public String asks(CustomerId customer, SurveyKind kind, @Nullable String about) {
        return surveys.ask(new SurveyRequest(
                customer,
                kind,
                about,
                "after-sale",
                "instance-" + customer.value(),
                Period.ofDays(8),
                "key-" + UUID.randomUUID()));
    }

    /** The path of its page. */
    public String page(String ref) {
        return URI.create(links.of(ref)).getPath();
    }

    /** Time passes, and the loop has its turn. */
    public void passes(Duration time) {
        clock.advance(time);
        upkeep.turn();
    }
}
