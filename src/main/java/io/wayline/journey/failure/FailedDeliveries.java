package io.wayline.journey.failure;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.background.SetAside;
import io.wayline.journey.delivery.Deliveries;
import io.wayline.journey.engine.model.JourneyModel;
import io.wayline.journey.engine.model.JourneyModels;
import io.wayline.journey.model.bpmn.MessageWait;
import io.wayline.journey.naming.ModelLabels;
import io.wayline.journey.naming.ModelLabels.Labels;
import io.wayline.shared.RowTime;

/** Kept events that could not be delivered for so long that a person is needed; grouped, since there may be very many. */
@Component
class FailedDeliveries {

    private static final String FAILED = """
             from set_aside aside
            join journey_delivery d on aside.item = %s and d.state = 'KEPT'
            join journey_instance i on i.id = d.instance_id
            where aside.loop_name = '%s' and aside.tries >= %d\
            """.formatted(Deliveries.ITEM, Deliveries.LOOP, SetAside.SHOWN_AFTER);

    private final JdbcClient jdbc;
    private final JourneyModels models;
    private final ModelLabels labels;
    private final SetAside aside;

    FailedDeliveries(JdbcClient jdbc, JourneyModels models, ModelLabels labels, SetAside aside) {
        this.jdbc = jdbc;
        this.models = models;
        this.labels = labels;
        this.aside = aside;
    }

    /**
     * Events of one type that one version cannot be given, for one cause.
     *
     * @param element where the version waits for them; their type when that cannot be told
     */
    record Group(
            String definition,
            String journey,
            String type,
            String element,
            String cause,
            long count,
            Instant first,
            Instant last) {

        /** Whether this is asked for; null means any. */
        boolean isOf(@Nullable String askedJourney, @Nullable String askedElement) {
            return (askedJourney == null || askedJourney.equals(journey))
                    && (askedElement == null || askedElement.equals(element));
        }
    }

    /** All groups, the largest first. */
    List<Group> groups() {
        return jdbc.sql("""
                        select i.definition_id, i.journey, d.type, aside.cause, count(*) as failures,
                            min(aside.first_failed_at) as first_at, max(aside.failed_at) as last_at""" + FAILED + """
                         group by i.definition_id, i.journey, d.type, aside.cause
                        order by failures desc, i.definition_id, d.type""")
                .query((row, number) -> new Group(
                        row.getString("definition_id"),
                        row.getString("journey"),
                        row.getString("type"),
                        element(row.getString("definition_id"), row.getString("type")),
                        row.getString("cause"),
                        row.getLong("failures"),
                        RowTime.read(row, "first_at"),
                        RowTime.read(row, "last_at")))
                .list();
    }

    /** Has them offered again at once, the oldest first, in the caller's transaction; how many. */
    int retry(Group group, int most) {
        var items = jdbc.sql("select aside.item" + FAILED + """
                         and i.definition_id = ? and d.type = ?
                        order by aside.first_failed_at, aside.item fetch first ? rows only""")
                .params(group.definition(), group.type(), most)
                .query(String.class)
                .list();
        return aside.retry(Deliveries.LOOP, items);
    }

    /** That the version is gone, or cannot be read, may be the very cause. */
    Incident incident(Group group, Locale reader) {
        var journey = labels.of(group.definition(), reader);
        return new Incident(
                group.journey(),
                journey.map(Labels::journey).orElse(group.journey()),
                journey.map(Labels::model).map(JourneyModel::version).orElse(0),
                group.element(),
                journey.map(named -> named.element(group.element())).orElse(group.type()),
                group.type(),
                group.cause(),
                group.count(),
                group.first(),
                group.last());
    }

    private String element(String definition, String type) {
        return models.readable(definition).stream()
                .flatMap(journey -> journey.waitsFor(type).stream())
                .map(MessageWait::element)
                .findFirst()
                .orElse(type);
    }
}
