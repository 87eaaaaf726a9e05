package io.wayline.journey.display;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.journey.engine.model.JourneyModel;
import io.wayline.journey.engine.model.JourneyModels;
import io.wayline.journey.model.Report;
import io.wayline.journey.model.bpmn.BpmnReader;
import io.wayline.journey.model.bpmn.ReEntry;
import io.wayline.journey.model.names.DrawnNames;
import io.wayline.journey.model.names.Language;
import io.wayline.journey.model.names.NamesFile;
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

    /**
     * A drawing that no engine has, such as a draft.
     *
     * @param names the file of names beside it, or null
     * @return empty when it cannot be read, or has no shapes
     */
    public Optional<String> draft(String drawing, @Nullable String names, Locale reader) {
        return BpmnReader.read(drawing, new Report(""))
                .map(diagram -> new JourneyModel(
                        "",
                        diagram.process().written().get("name", ""),
                        0,
                        diagram,
                        diagram.reEntry().orElse(new ReEntry.Once()),
                        Duration.ZERO))
                .map(model -> new Labels(
                        model,
                        names == null ? DrawnNames.NONE : NamesFile.read(names, new Report("")),
                        Enum::name,
                        reader))
                .flatMap(DisplayXml::of);
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
