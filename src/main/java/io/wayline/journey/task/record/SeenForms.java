package io.wayline.journey.task.record;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.journey.engine.task.UserTasks;
import io.wayline.journey.model.form.FormReader;

/** The forms that people saw. What was published never changes, so each is read once. */
@Component
class SeenForms {

    private final UserTasks tasks;
    private final Map<Place, SeenForm> known = new ConcurrentHashMap<>();

    SeenForms(UserTasks tasks) {
        this.tasks = tasks;
    }

    private record Place(String key, String deployment) {}

    /** @param deployment where the form lies, or null when that is not known */
    SeenForm of(@Nullable String key, @Nullable String deployment) {
        if (key == null || deployment == null) {
            return SeenForm.GONE;
        }
        var place = new Place(key, deployment);
        var form = known.get(place);
        return form == null ? read(place) : form;
    }

    private SeenForm read(Place place) {
        var read = tasks.form(place.key, place.deployment)
                .flatMap(FormReader::read)
                .map(SeenForm::new);
        read.ifPresent(form -> known.put(place, form));
        return read.orElse(SeenForm.GONE);
    }
}
