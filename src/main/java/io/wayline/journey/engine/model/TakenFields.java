package io.wayline.journey.engine.model;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import io.wayline.events.EventSchemas;
import io.wayline.events.NewEvent;
import io.wayline.journey.engine.sandbox.JourneyNames;
import io.wayline.shared.InvalidValue;

/**
 * Holds events that nobody has described to what journeys take from them: for such a type the journeys' own declarations
 * are all the schema there is. What they could not take is refused at the intake and not left out later.
 */
@Component
public class TakenFields {

    private final JourneyModels models;
    private final JourneyNames names;
    private final EventSchemas schemas;

    TakenFields(JourneyModels models, JourneyNames names, EventSchemas schemas) {
        this.models = models;
        this.names = names;
        this.schemas = schemas;
    }

    /** @throws InvalidValue naming the field, what is wrong, and what helps */
    public void check(NewEvent event) {
        if (schemas.fields(event.type()).isPresent()) {
            return;
        }
        for (var journey : models.latest()) {
            var fields = fields(journey, event.type());
            if (!fields.isEmpty()) {
                var types = names.of(journey.definition()).types();
                for (var field : fields) {
                    EventValues.fault(field, event.data().path(field), types.get(field))
                            .ifPresent(fault -> {
                                throw fault;
                            });
                }
            }
        }
    }

    private static Set<String> fields(JourneyModel journey, String type) {
        var fields = new LinkedHashSet<String>();
        Stream.concat(journey.starts().stream(), journey.waits().stream())
                .filter(place -> place.type().equals(type))
                .forEach(place -> {
                    fields.addAll(place.take());
                    Stream.ofNullable(place.about()).forEach(fields::add);
                });
        return fields;
    }
}
