package io.wayline.customer.sight;

import java.time.Clock;
import java.time.ZoneOffset;

import org.springframework.stereotype.Component;

/** Which rows of {@code customer c} somebody sees, as a condition that every query of people's makes its own. */
@Component
public class Visibility {

    private final Clock clock;

    Visibility(Clock clock) {
        this.clock = clock;
    }

    public Clauses of(Viewer viewer) {
        return switch (viewer.rows()) {
            case ALL -> new Clauses();
            case OWN ->
                new Clauses()
                        .and(
                                "c.id in (select o.id from customer o where o.owner = ? union all"
                                        + " select d.customer_id from customer_disclosure d"
                                        + " where d.username = ? and d.until > ? and d.kind = 'OPENED')",
                                viewer.name(),
                                viewer.name(),
                                clock.instant().atOffset(ZoneOffset.UTC));
            case NONE -> new Clauses().and("1 = 0");
        };
    }
}
