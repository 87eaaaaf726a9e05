package io.wayline.journey.task.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import io.wayline.journey.model.names.DrawnNames;
import io.wayline.journey.naming.ModelLabels;

/**
 * Task records in the reader's language. What is kept stays as it is: the value that was chosen and the version of the
 * form that was seen; only what these are called is looked up, in the names of that very version.
 */
@Component
public class RecordLabels {

    private final ModelLabels labels;

    RecordLabels(ModelLabels labels) {
        this.labels = labels;
    }

    public TaskRecord of(TaskRecord record, Locale reader) {
        return record.called(
                labels.of(record.definition(), reader)
                        .map(journey -> journey.element(record.element(), record.name()))
                        .orElse(record.name()),
                labels.of(record.way(), reader).map(ModelLabels.Labels::journey).orElse(record.journeyName()),
                of(record.form(), record.formVersion(), record.answers(), reader));
    }

    /** @param version of the form in which they were given */
    List<GivenAnswer> of(@Nullable String form, @Nullable Integer version, List<GivenAnswer> answers, Locale reader) {
        var names = labels.form(form, version);
        return names.things().isEmpty()
                ? answers
                : answers.stream().map(answer -> of(answer, names, reader)).toList();
    }

    private static GivenAnswer of(GivenAnswer answer, DrawnNames names, Locale reader) {
        return new GivenAnswer(
                answer.key(),
                names.name(answer.key(), answer.label(), reader),
                answer.kind(),
                answer.value(),
                texts(answer, names, reader));
    }

    /** As many texts as values, or it is no choice and says what was written. */
    private static List<String> texts(GivenAnswer answer, DrawnNames names, Locale reader) {
        var chosen = answer.value().isArray() ? answer.value().valueStream().toList() : List.of(answer.value());
        if (chosen.size() != answer.texts().size() || !chosen.stream().allMatch(JsonNode::isString)) {
            return answer.texts();
        }
        var texts = new ArrayList<String>();
        for (var place = 0; place < chosen.size(); place++) {
            texts.add(names.value(
                    answer.key(), chosen.get(place).asString(), answer.texts().get(place), reader));
        }
        return List.copyOf(texts);
    }
}
