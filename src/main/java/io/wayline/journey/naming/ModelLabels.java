package io.wayline.journey.naming;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import io.wayline.journey.engine.model.JourneyModel;
import io.wayline.journey.engine.model.JourneyModels;
import io.wayline.journey.engine.names.DeployedNames;
import io.wayline.journey.model.ModelFile.Kind;
import io.wayline.journey.model.bpmn.NodeKind;
import io.wayline.journey.model.names.DrawnNames;
import io.wayline.journey.model.names.NamedForm;

/**
 * What drawn things are called in the reader's language: the one place to ask. A name is that of the version that was
 * asked for, and where it has none in that language, what is drawn stands for it, and where nothing is drawn, the kind of thing
 * that it is; of what is not there any more, the id.
 * Versions are read once, so a list of many rows asks for names without a statement for each.
 */
@Component
public class ModelLabels {

    private final JourneyModels models;
    private final DeployedNames names;
    private final MessageSource messages;

    ModelLabels(JourneyModels models, DeployedNames names, MessageSource messages) {
        this.models = models;
        this.names = names;
        this.messages = messages;
    }

    /** The names of one version of a journey. */
    public Labels of(JourneyModel journey, Locale reader) {
        return new Labels(
                journey,
                diagram(journey.key(), journey.version()),
                kind -> String.valueOf(messages.getMessage("journey.unnamed." + kind, null, kind.name(), reader)),
                reader);
    }

    /** The names of the version with this id of the engine; nothing when it is gone or cannot be read. */
    public Optional<Labels> of(String definition, Locale reader) {
        return models.readable(definition).map(journey -> of(journey, reader));
    }

    /** The name of a journey's latest version, or its key when there is no such journey any more. */
    public String journey(String key, Locale reader) {
        return latest(key).map(journey -> of(journey, reader).journey()).orElse(key);
    }

    /** What the journeys that can be entered now are called, by key. */
    public Map<String, String> journeys(Locale reader) {
        return models.latest().stream()
                .collect(Collectors.toMap(
                        JourneyModel::key,
                        model -> of(model, reader).journey(),
                        (first, second) -> first,
                        TreeMap::new));
    }

    /** The name of an element in the latest version, or its id when it is not drawn there. */
    public String element(String journey, String id, Locale reader) {
        return latest(journey).map(model -> of(model, reader).element(id)).orElse(id);
    }

    /**
     * A name of which is known how it was drawn, also when the version is no longer there.
     *
     * @param id of an element, or the journey's key
     */
    public String drawn(String journey, int version, String id, String drawn, Locale reader) {
        return diagram(journey, version).name(id, drawn, reader);
    }

    /**
     * A word that journeys choose for people, such as why a customer is called, by the names of the journeys that can be
     * entered now; the word itself when none names it.
     */
    public String word(String word, Locale reader) {
        return models.latest().stream()
                .flatMap(journey -> diagram(journey.key(), journey.version()).value(word, reader).stream())
                .findFirst()
                .orElse(word);
    }

    /**
     * A form as its reader is shown it.
     *
     * @param schema a form-js schema
     */
    public JsonNode form(String key, int version, JsonNode schema, Locale reader) {
        return NamedForm.of(schema, form(key, version), reader);
    }

    /** The names of one version of a form; none when that is not known. */
    public DrawnNames form(@Nullable String key, @Nullable Integer version) {
        return key == null || version == null ? DrawnNames.NONE : names.of(Kind.FORM, key, version);
    }

    private DrawnNames diagram(String key, int version) {
        return names.of(Kind.BPMN, key, version);
    }

    private Optional<JourneyModel> latest(String key) {
        return models.latest().stream().filter(model -> model.key().equals(key)).findFirst();
    }

    /** One version of a journey in one language. */
    public record Labels(JourneyModel model, DrawnNames names, Function<NodeKind, String> unnamed, Locale reader) {

        public String journey() {
            return names.name(model.key(), model.name(), reader);
        }

        public String element(String id) {
            return element(id, "");
        }

        /** @param drawn what it is called where the diagram does not say it */
        public String element(String id, String drawn) {
            var label = model.label(id);
            var name = names.name(id, label.equals(id) ? drawn : label, reader);
            return name.equals(id) || name.isEmpty() ? withoutName(id) : name;
        }

        /** Nobody but the engine knows the id of a thing that nobody has named. */
        private String withoutName(String id) {
            return model.diagram()
                    .node(id)
                    .map(node -> unnamed.apply(node.kind()))
                    .orElse(id);
        }
    }
}
