package io.wayline.journey.task;

import java.util.Locale;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.wayline.journey.engine.model.JourneyModels;
import io.wayline.journey.model.bpmn.Property;
import io.wayline.shared.access.Role;
import io.wayline.staff.Person;

/**
 * Tasks that only people of one role do, as the diagram says by {@code byRole}. Members of the task's queue without that
 * role see it, and leave it to those who have it.
 */
@Component
class RequiredRole {

    private final JourneyModels models;

    RequiredRole(JourneyModels models) {
        this.models = models;
    }

    /** The role that a task needs and this person has not. */
    Optional<Role> missing(WorkItem item, Person person) {
        return of(item).filter(role -> !person.is(role));
    }

    /** The role that a task needs; nothing where whoever works for its queue may do it. */
    Optional<Role> of(WorkItem item) {
        return models.readable(item.definition())
                .flatMap(model -> model.diagram().node(item.element()))
                .flatMap(task -> task.property(Property.BY_ROLE))
                .map(role -> Role.valueOf(role.toUpperCase(Locale.ROOT)));
    }
}
