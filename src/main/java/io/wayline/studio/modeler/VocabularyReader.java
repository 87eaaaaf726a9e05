package io.wayline.studio.modeler;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import io.wayline.events.EventSchemas;
import io.wayline.events.OwnTypes;
import io.wayline.journey.catalogue.ItemId;
import io.wayline.journey.step.Step;
import io.wayline.journey.vocabulary.Drawn;
import io.wayline.journey.vocabulary.DrawnVocabulary;
import io.wayline.journey.vocabulary.Fact;
import io.wayline.journey.vocabulary.Fact.Choice;
import io.wayline.journey.vocabulary.KnownSteps;
import io.wayline.journey.vocabulary.KnownSteps.KnownStep;
import io.wayline.shared.NotFound;
import io.wayline.shared.access.Role;
import io.wayline.staff.Queues;
import io.wayline.studio.modeler.Vocabulary.EventOffer;
import io.wayline.studio.modeler.Vocabulary.InputOffer;
import io.wayline.studio.modeler.Vocabulary.StepOffer;
import io.wayline.studio.modeler.Vocabulary.Template;

/** Collects what the forms beside a drawing offer, as it is at this moment. */
@Component
class VocabularyReader {

    /** What no variable can be. */
    private static final Set<String> NO_FACT = Set.of("prose", "structure", "personal");

    private final KnownSteps steps;
    private final DrawnVocabulary drawn;
    private final Queues queues;
    private final EventSchemas events;
    private final MessageSource messages;
    private final ZoneId zone;

    VocabularyReader(
            KnownSteps steps,
            DrawnVocabulary drawn,
            Queues queues,
            EventSchemas events,
            MessageSource messages,
            ZoneId zone) {
        this.steps = steps;
        this.drawn = drawn;
        this.queues = queues;
        this.events = events;
        this.messages = messages;
        this.zone = zone;
    }

    /**
     * For whoever draws this journey, which may be a new one, and never calls itself.
     *
     * @throws NotFound when no journey can have this key
     */
    Vocabulary of(String journey, Locale reader) {
        var itself = ItemId.of("journey", journey);
        var texts = new ModelerTexts(messages, reader);
        var known = drawn.of(reader);
        return new Vocabulary(
                isChinese(reader) ? "zh-CN" : "en",
                zone.getId(),
                steps.all().stream()
                        .map(step -> step(step, known.used(), texts, reader))
                        .sorted(Comparator.comparing((StepOffer step) ->
                                        StepLook.of(step.name()).place())
                                .thenComparing(StepOffer::label))
                        .toList(),
                queues.list().stream()
                        .map(queue -> new Choice(queue.key(), isChinese(reader) ? queue.nameZh() : queue.nameEn()))
                        .toList(),
                Arrays.stream(Role.values())
                        .map(role -> role.name().toLowerCase(Locale.ROOT))
                        .map(role -> new Choice(role, texts.value("role", role)))
                        .toList(),
                known.decisions(),
                known.forms(),
                known.journeys().stream()
                        .filter(each -> !each.key().equals(itself.key()))
                        .map(each -> journey(each, texts))
                        .toList(),
                events(known, texts),
                ZoneId.getAvailableZoneIds().stream()
                        .filter(each -> each.matches("(Africa|America|Asia|Australia|Europe|Pacific)/.*|UTC"))
                        .sorted()
                        .toList(),
                texts.words());
    }

    private StepOffer step(KnownStep step, Map<String, SortedSet<String>> used, ModelerTexts texts, Locale reader) {
        var look = StepLook.of(step.name());
        var described = step.described();
        return new StepOffer(
                step.name(),
                texts.step(step.name(), described),
                texts.about(step.name(), described),
                look.icon(),
                texts.group(look.group()),
                new Template(step.template(), described.version()),
                described.withoutCustomer(),
                Arrays.stream(described.inputs())
                        .map(input -> input(step.name(), input, used, texts, reader))
                        .toList(),
                Arrays.stream(described.outputs())
                        .map(variable -> fact(variable, texts))
                        .toList());
    }

    private InputOffer input(
            String step, Step.Input input, Map<String, SortedSet<String>> used, ModelerTexts texts, Locale reader) {
        var present = steps.present(step, input.name(), reader);
        var kind = InputKinds.of(step, input, !present.isEmpty());
        var choices = switch (kind) {
            case "choice" ->
                Arrays.stream(input.choices())
                        .map(value -> new Choice(value, texts.value(input.name(), value)))
                        .toList();
            case "word" ->
                used.getOrDefault(step + "." + input.name(), new TreeSet<>()).stream()
                        .map(word -> new Choice(word, word))
                        .toList();
            default -> present;
        };
        return new InputOffer(
                input.name(), texts.input(step, input), texts.help(step, input), input.required(), kind, choices);
    }

    private static Fact fact(String variable, ModelerTexts texts) {
        var known = StepFacts.of(variable);
        return new Fact(
                variable,
                texts.fact(variable),
                known.type(),
                known.values().stream()
                        .map(value -> new Choice(value, texts.value(variable, value)))
                        .toList());
    }

    private static Drawn.Journey journey(Drawn.Journey journey, ModelerTexts texts) {
        return new Drawn.Journey(
                journey.key(),
                journey.name(),
                journey.called(),
                journey.startedBy(),
                journey.takes().stream().map(each -> labelled(each, texts)).toList(),
                journey.gives().stream().map(each -> labelled(each, texts)).toList());
    }

    private static Fact labelled(Fact fact, ModelerTexts texts) {
        var known = StepFacts.of(fact.name());
        return new Fact(
                fact.name(),
                texts.fact(fact.name()),
                fact.type().equals("text") ? known.type() : fact.type(),
                fact.values());
    }

    /** Those that are described, and those that a journey begins with all the same. */
    private List<EventOffer> events(Drawn known, ModelerTexts texts) {
        var types = new TreeSet<>(events.types());
        known.journeys().forEach(journey -> types.addAll(journey.startedBy()));
        return types.stream()
                .map(type -> new EventOffer(
                        type,
                        texts.event(type),
                        OwnTypes.contain(type),
                        events.fields(type).orElse(Map.of()).entrySet().stream()
                                .filter(field -> !NO_FACT.contains(field.getValue()))
                                .map(field -> new Fact(
                                        field.getKey(), texts.fact(field.getKey()), field.getValue(), List.of()))
                                .toList(),
                        events.required(type).stream()
                                .map(field -> new Choice(field, texts.fact(field)))
                                .toList()))
                .toList();
    }

    private static boolean isChinese(Locale reader) {
        return reader.getLanguage().equals(Locale.CHINESE.getLanguage());
    }
}
