package io.wayline.journey.display;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Component;

import io.wayline.journey.engine.model.JourneyModels;
import io.wayline.journey.model.names.DrawnNames;
import io.wayline.journey.model.names.Language;
import io.wayline.journey.naming.ModelLabels;
import io.wayline.journey.naming.ModelLabels.Labels;

/** The drawings of all versions, for readers of each language; each is written once. */
@Component
public class DisplayDiagrams {

    private final JourneyModels models;
    private final ModelLabels labels;
    private final Map<Key, Written> written = new ConcurrentHashMap<>();

    DisplayDiagrams(JourneyModels models, ModelLabels labels) {
        this.models = models;
        this.labels = labels;
    }

    private record Key(String definition, Language language) {}

    /** @param names with which it was written; others may be published beside the same version */
    private record Written(DrawnNames names, Optional<DisplayDiagram> diagram) {}

    /**
     * The drawing of a version.
     *
     * @param reader in whose language it is: of other languages than ours, English
     * @return empty when the version is gone, cannot be read, or has no shapes
     */
    public Optional<DisplayDiagram> of(String journey, int version, Locale reader) {
        return models.definition(journey, version)
                .flatMap(definition -> labels.of(definition, reader))
                .flatMap(this::of);
    }

    private Optional<DisplayDiagram> of(Labels named) {
        var key = new Key(named.model().definition(), Language.of(named.reader()));
        var known = written.get(key);
        if (known == null || !known.names().equals(named.names())) {
            known = new Written(
                    named.names(),
                    DisplayXml.of(named)
                            .map(xml -> DisplayDiagram.of(named.model().version(), xml)));
            written.put(key, known);
        }
        return known.diagram();
    }
}
