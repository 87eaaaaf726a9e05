package io.wayline.journey.display;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.journey.display.StepOutline.Setting;
import io.wayline.journey.model.bpmn.FlowNode;
import io.wayline.journey.model.bpmn.Trigger;
import io.wayline.journey.model.expression.Expressions;
import io.wayline.journey.naming.ModelLabels;
import io.wayline.journey.naming.ModelLabels.Labels;

/** Reads from a drawing what an element of it does. */
@Component
public class StepOutlines {

    private final ModelLabels labels;

    StepOutlines(ModelLabels labels) {
        this.labels = labels;
    }

    /** Nothing when the version cannot be read, or has no such element. */
    public Optional<StepOutline> of(String definition, String element, Locale reader) {
        return labels.of(definition, reader)
                .flatMap(named -> named.model().diagram().node(element).map(node -> outline(node, named)));
    }

    private StepOutline outline(FlowNode node, Labels named) {
        var called = node.calledJourney().filter(key -> !Expressions.areIn(key));
        return new StepOutline(
                does(node),
                called.map(key -> labels.journey(key, named.reader()))
                        .or(() -> node.attachedTo().map(host -> named.element(host.id())))
                        .orElse(""),
                node.step().orElse(null),
                called.orElse(null),
                template(node),
                settings(node));
    }

    private static String does(FlowNode node) {
        var waitsForTime = node.triggersOf(Trigger.Timer.class).findAny().isPresent();
        return switch (node.kind()) {
            case START_EVENT -> node.scope().owner().isPresent() ? "start-inside" : "start";
            case END_EVENT -> "end";
            case CATCH_EVENT -> waitsForTime ? "wait-time" : "wait-event";
            case BOUNDARY_EVENT -> border(node, waitsForTime);
            case SERVICE_TASK -> "step";
            case USER_TASK -> "task";
            case RECEIVE_TASK -> "wait-event";
            case DECISION_TASK -> "decision";
            case CALL -> "call";
            case SUB_PROCESS -> "inside";
            default -> "pass";
        };
    }

    private static String border(FlowNode node, boolean waitsForTime) {
        var failure = node.triggersOf(Trigger.Failure.class).findAny().isPresent();
        return failure
                ? "leave-failure"
                : (node.interrupts() ? "leave-" : "beside-") + (waitsForTime ? "time" : "event");
    }

    private static @Nullable String template(FlowNode node) {
        var template = node.settings().get("template");
        return template == null || Expressions.areIn(template) ? null : template;
    }

    private static List<Setting> settings(FlowNode node) {
        var settings = new ArrayList<Setting>();
        node.messageType().ifPresent(type -> settings.add(new Setting("event", type, true)));
        node.triggersOf(Trigger.Timer.class)
                .flatMap(timer -> timer.times().stream())
                .forEach(time -> settings.add(new Setting("time", time.text(), true)));
        node.queues().forEach(queue -> settings.add(new Setting("queue", queue, true)));
        node.form().ifPresent(form -> settings.add(new Setting("form", form, true)));
        node.decision().ifPresent(decision -> settings.add(new Setting("decision", decision, true)));
        node.calledJourney().ifPresent(journey -> settings.add(new Setting("journey", journey, true)));
        node.settings().forEach((name, value) -> settings.add(new Setting(name, value, false)));
        return List.copyOf(settings);
    }
}
