package io.wayline.journey.naming;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.journey.check.dmn.DrawnDecision;
import io.wayline.journey.decision.DecisionTaken;
import io.wayline.journey.engine.decision.DecisionDrawings;
import io.wayline.journey.engine.names.DeployedNames;
import io.wayline.journey.model.ModelFile.Kind;
import io.wayline.journey.model.names.DrawnNames;

/** What decisions, their columns, and their outcomes are called in the reader's language. */
@Component
public class DecisionLabels {

    private final DecisionDrawings drawings;
    private final DeployedNames names;
    private final Map<Version, DrawnDecision> known = new ConcurrentHashMap<>();

    DecisionLabels(DecisionDrawings drawings, DeployedNames names) {
        this.drawings = drawings;
        this.names = names;
    }

    private record Version(String key, int version) {}

    /** A value with the name of its column; of a word, what that is called. */
    public record Value(String column, @Nullable Object value) {}

    /** A decision as its reader is shown it. */
    public record Told(String decision, List<Value> inputs, List<Value> outputs) {}

    /** A version is read once, so a list of many decisions asks without a statement for each. */
    public Told of(DecisionTaken taken, Locale reader) {
        var drawing = known.computeIfAbsent(
                new Version(taken.decision(), taken.version()), version -> drawings.of(version.key, version.version));
        var called = names.of(Kind.DMN, taken.decision(), taken.version());
        return new Told(
                called.name(taken.decision(), taken.name(), reader),
                values(taken.inputs(), drawing.inputs(), called, reader),
                values(taken.outputs(), drawing.outputs(), called, reader));
    }

    private static List<Value> values(
            Map<String, @Nullable Object> taken, List<DrawnDecision.Column> columns, DrawnNames called, Locale reader) {
        var values = new ArrayList<Value>();
        taken.forEach((name, value) -> {
            var column = columns.stream().filter(each -> each.isCalled(name)).findFirst();
            var id = column.map(DrawnDecision.Column::id).orElse(name);
            var label = column.map(DrawnDecision.Column::label).orElse("");
            values.add(new Value(
                    called.name(id, label.isBlank() ? name : label, reader),
                    value instanceof String word ? called.value(id, word, "", reader) : value));
        });
        return values;
    }
}
