package io.wayline.journey.segment;

import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.journey.engine.model.JourneyModel;
import io.wayline.journey.engine.model.JourneyModels;
import io.wayline.journey.model.bpmn.FlowNode;
import io.wayline.journey.model.bpmn.NodeKind;
import io.wayline.shared.segment.Condition;
import io.wayline.shared.segment.Given;
import io.wayline.shared.segment.SegmentTerm;
import io.wayline.shared.segment.SegmentTerms;
import io.wayline.shared.segment.Slot;

/** What rules can say of the journeys that customers are on now, were on, and how those ended. */
@Configuration(proxyBeanMethods = false)
class JourneyTerms {

    private static final String JOURNEY = "journey";
    private static final String END = "end";
    private static final String SOME = "exists (select 1 from journey_instance j where j.customer_id = c.id and ";

    private final JourneyModels models;

    JourneyTerms(JourneyModels models) {
        this.models = models;
    }

    @Bean
    SegmentTerms termsOfJourneys() {
        return SegmentTerms.of(
                new SegmentTerm(
                        "journey.on",
                        List.of(journey()),
                        given -> of(given).and("j.ended_at is null").within(SOME, ")")),
                new SegmentTerm(
                        "journey.entered",
                        List.of(journey(), Slot.span(Slot.WITHIN)),
                        given -> since("j.started_at", given, of(given))),
                new SegmentTerm(
                        "journey.ended",
                        List.of(journey(), Slot.words(END, this::ends), Slot.span(Slot.WITHIN)),
                        JourneyTerms::ended));
    }

    private Slot journey() {
        return Slot.words(
                JOURNEY,
                () -> models.latest().stream().map(JourneyModel::key).sorted().toList());
    }

    private List<String> ends() {
        return models.latest().stream()
                .flatMap(journey -> journey.diagram().process().nodes().stream())
                .filter(node -> node.is(NodeKind.END_EVENT))
                .map(FlowNode::id)
                .distinct()
                .sorted()
                .toList();
    }

    private static Condition ended(Given given) {
        var ended = of(given).and("j.ended_at is not null");
        return since(
                "j.ended_at",
                given,
                given.words(END).isEmpty() ? ended : ended.and(Condition.in("j.ended_by", given.words(END))));
    }

    private static Condition since(String column, Given given, Condition some) {
        return given.since(Slot.WITHIN)
                .map(since -> some.and(column + " >= ?", since))
                .orElse(some)
                .within(SOME, ")");
    }

    private static Condition of(Given given) {
        return given.words(JOURNEY).isEmpty() ? Condition.of("1 = 1") : Condition.in("j.journey", given.words(JOURNEY));
    }
}
