package io.wayline.journey.statistics;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.journey.engine.model.JourneyModel;
import io.wayline.journey.engine.model.JourneyModels;
import io.wayline.journey.model.bpmn.NodeKind;
import io.wayline.shared.RowTime;

/** How much work of people a journey means: as it is drawn, and as it was for those who went it lately. */
@Component
public class JourneyEffort {

    private static final Duration LATELY = Duration.ofDays(180);

    /** The newest are enough for a share, and are read by an index. */
    private static final int LOOKED_AT = 2_000;

    private final JourneyModels models;
    private final JdbcClient jdbc;
    private final Clock clock;

    JourneyEffort(JourneyModels models, JdbcClient jdbc, Clock clock) {
        this.models = models;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What is known of it.
     *
     * @param places where a task or a call of somebody is drawn, in it and in the journeys that it calls
     * @param ways of customers that have ended, of the newest 2,000 of the last 180 days
     * @param tasks that came up on these, calls among them
     */
    public record Effort(int places, long ways, long tasks) {}

    /** Of the journey that can be entered now; empty when there is none of this key. */
    public Optional<Effort> of(String journey) {
        return models.latest().stream()
                .filter(model -> model.key().equals(journey))
                .findFirst()
                .map(this::of);
    }

    private Effort of(JourneyModel journey) {
        return jdbc.sql("""
                        select count(*) as ways, coalesce(sum(tasks), 0) as tasks from (
                            select (select count(*) from work_item w where w.instance_id = i.id) as tasks
                            from (
                                select id, ended_at from journey_instance where journey = ? and started_at > ?
                                order by started_at desc, id desc fetch first %d rows only) i
                            where i.ended_at is not null) ended""".formatted(LOOKED_AT))
                .params(journey.key(), RowTime.of(clock.instant().minus(LATELY)))
                .query((row, number) ->
                        new Effort(places(journey, new HashSet<>()), row.getLong("ways"), row.getLong("tasks")))
                .single();
    }

    /** @param seen the journeys that have been looked at: two may call each other */
    private int places(JourneyModel journey, Set<String> seen) {
        if (!seen.add(journey.key())) {
            return 0;
        }
        var own = (int) journey.diagram().nodes(NodeKind.USER_TASK).count();
        return own
                + models.latest().stream()
                        .filter(each -> journey.calls().contains(each.key()))
                        .mapToInt(each -> places(each, seen))
                        .sum();
    }
}
