package io.wayline.customer.access;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;

import org.springframework.stereotype.Component;

/** Which rows of {@code customer c} somebody sees, as a condition that every query of people's makes its own. */
@Component
public class Visibility {

    private static final String OPENED = " where d.username = ? and d.until > ? and d.kind = 'OPENED'";

    private final Clock clock;

    Visibility(Clock clock) {
        this.clock = clock;
    }

    /**
     * The same rows in parts that have none in common, for a list of many: each part follows an index, where the whole
     * would have to be put together and sorted before its first page is known.
     */
    public List<Clauses> parts(Viewer viewer) {
        return viewer.rows() == Viewer.RowScope.OWN
                ? List.of(
                        new Clauses().and("c.owner = ?", viewer.name()),
                        new Clauses()
                                .and("(c.owner is null or c.owner <> ?)", viewer.name())
                                .and(
                                        "c.id in (select d.customer_id from customer_disclosure d" + OPENED + ")",
                                        viewer.name(),
                                        clock.instant().atOffset(ZoneOffset.UTC)))
                : List.of(of(viewer));
    }

    public Clauses of(Viewer viewer) {
        return switch (viewer.rows()) {
            case ALL -> new Clauses();
            case OWN ->
                new Clauses()
                        .and(
                                "c.id in (select o.id from customer o where o.owner = ? union all"
                                        + " select d.customer_id from customer_disclosure d" + OPENED + ")",
                                viewer.name(),
                                viewer.name(),
                                clock.instant().atOffset(ZoneOffset.UTC));
            case NONE -> new Clauses().and("1 = 0");
        };
    }
}
