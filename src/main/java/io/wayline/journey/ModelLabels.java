package io.wayline.journey;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.wayline.journey.engine.model.JourneyModel;
import io.wayline.journey.engine.model.JourneyModels;

/** What journeys and their elements are called, in their latest versions. */
@Component
public class ModelLabels {

    private final JourneyModels models;

    ModelLabels(JourneyModels models) {
        this.models = models;
    }

    /** The journey's name for people, or its key when there is no such journey any more. */
    public String journey(String key) {
        return model(key).map(JourneyModel::name).orElse(key);
    }

    /** The element's label in the diagram, or its id when it has none there. */
    public String element(String journey, String id) {
        return model(journey).map(model -> model.label(id)).orElse(id);
    }

    private Optional<JourneyModel> model(String key) {
        return models.latest().stream().filter(model -> model.key().equals(key)).findFirst();
    }
}
