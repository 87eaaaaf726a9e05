package io.wayline.journey.vocabulary;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import org.springframework.stereotype.Component;

import io.wayline.journey.catalogue.CatalogueItems;
import io.wayline.journey.catalogue.CatalogueItems.Counting;
import io.wayline.journey.catalogue.ItemKind;
import io.wayline.journey.check.outline.Declared;
import io.wayline.journey.model.Catalogue;
import io.wayline.journey.model.Report;
import io.wayline.journey.model.bpmn.BpmnReader;
import io.wayline.journey.model.bpmn.DeclaredVariable;
import io.wayline.journey.model.bpmn.Diagram;
import io.wayline.journey.model.bpmn.MessageWait;
import io.wayline.journey.model.bpmn.Property;
import io.wayline.journey.model.expression.Expressions;
import io.wayline.journey.model.expression.ReservedNames;
import io.wayline.journey.model.form.Field;
import io.wayline.journey.model.form.Form;
import io.wayline.journey.model.form.FormReader;
import io.wayline.journey.model.names.DrawnNames;
import io.wayline.journey.model.names.NamesFile;

/** Reads what counts in the catalogue, by the readers that the check uses, for those who choose from it. */
@Component
public class DrawnVocabulary {

    private final CatalogueItems items;
    private final Catalogue catalogue;

    DrawnVocabulary(CatalogueItems items, Catalogue catalogue) {
        this.items = items;
        this.catalogue = catalogue;
    }

    /** What counts now; what nobody can read is left out. */
    public Drawn of(Locale reader) {
        var counting = items.counting();
        var diagrams = new TreeMap<String, Diagram>();
        of(counting, ItemKind.JOURNEY)
                .forEach(each -> BpmnReader.read(each.content().drawing(), new Report(""))
                        .ifPresent(diagram -> diagrams.put(each.key(), diagram)));
        return new Drawn(
                of(counting, ItemKind.DECISION).stream()
                        .map(each -> decision(each, reader))
                        .toList(),
                of(counting, ItemKind.FORM).stream()
                        .flatMap(each -> form(each, reader).stream())
                        .toList(),
                of(counting, ItemKind.JOURNEY).stream()
                        .filter(each -> diagrams.containsKey(each.key()))
                        .map(each -> journey(each, diagrams.get(each.key()), reader))
                        .toList(),
                used(diagrams.values()));
    }

    private static List<Counting> of(List<Counting> counting, ItemKind kind) {
        return counting.stream().filter(each -> each.kind() == kind).toList();
    }

    private static Drawn.Thing decision(Counting item, Locale reader) {
        var names = names(item);
        var facts = new DecisionFacts(item.content().drawing(), names, reader);
        return new Drawn.Thing(item.key(), names.name(item.key(), item.name(), reader), facts.looksAt(), facts.gives());
    }

    private static Optional<Drawn.Thing> form(Counting item, Locale reader) {
        var names = names(item);
        return FormReader.read(item.content().drawing())
                .map(form -> new Drawn.Thing(
                        item.key(),
                        names.name(item.key(), item.name(), reader),
                        List.of(),
                        answers(form, names, reader)));
    }

    private static List<Fact> answers(Form form, DrawnNames names, Locale reader) {
        return form.fields().stream()
                .filter(Field::variable)
                .map(field -> new Fact(
                        field.key(),
                        names.name(field.key(), field.label(), reader),
                        switch (field.kind()) {
                            case NUMBER -> "number";
                            case CHECKBOX -> "flag";
                            case DATE, TIME, DATETIME -> "instant";
                            default -> "text";
                        },
                        field.choices().stream()
                                .map(choice -> new Fact.Choice(
                                        choice.value(),
                                        names.value(field.key(), choice.value(), choice.label(), reader)))
                                .toList()))
                .toList();
    }

    private Drawn.Journey journey(Counting item, Diagram diagram, Locale reader) {
        var declared = Declared.of(diagram, catalogue);
        return new Drawn.Journey(
                item.key(),
                names(item).name(item.key(), item.name(), reader),
                diagram.property(Property.CALLED).isPresent(),
                diagram.starts().stream().map(MessageWait::type).distinct().toList(),
                diagram.variables().stream()
                        .filter(DeclaredVariable::isRight)
                        .map(variable -> named(variable.name(), variable.type()))
                        .toList(),
                declared.names().stream()
                        .filter(name -> !name.equals(ReservedNames.CUSTOMER))
                        .sorted()
                        .map(name -> named(name, declared.types().getOrDefault(name, "text")))
                        .toList());
    }

    private static Fact named(String name, String type) {
        return new Fact(name, name, type, List.of());
    }

    private static DrawnNames names(Counting item) {
        var names = item.content().names();
        return names == null ? DrawnNames.NONE : NamesFile.read(names, new Report(""));
    }

    private static Map<String, SortedSet<String>> used(Collection<Diagram> diagrams) {
        var used = new TreeMap<String, SortedSet<String>>();
        diagrams.stream()
                .flatMap(diagram -> diagram.steps().stream())
                .forEach(step -> step.settings().forEach((input, text) -> {
                    if (!text.isBlank() && !Expressions.areIn(text)) {
                        used.computeIfAbsent(step.step() + "." + input, key -> new TreeSet<>())
                                .add(text);
                    }
                }));
        return used;
    }
}
