package io.wayline.journey.catalogue.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import io.wayline.journey.catalogue.ItemId;
import io.wayline.journey.catalogue.ModelContent;
import io.wayline.journey.catalogue.compare.Change.Sort;
import io.wayline.journey.model.Report;
import io.wayline.journey.model.cases.CasesFile;
import io.wayline.journey.model.cases.DecisionCase;

/** Says what a newer version of a thing means that the older one did not: each change as one sentence, always in one order. */
@Component
public class Comparisons {

    private final MessageSource texts;

    Comparisons(MessageSource texts) {
        this.texts = texts;
    }

    public Comparison of(ItemId id, ModelContent before, ModelContent after, Locale reader) {
        var words = new Words(texts, reader);
        var drawn = before.drawing().equals(after.drawing()) && same(before.names(), after.names())
                ? Optional.of(new Comparison(List.of(), 0, true))
                : switch (id.kind()) {
                    case JOURNEY -> journeys(before, after, words);
                    case DECISION -> decisions(id, before, after, words);
                    case FORM ->
                        FormComparison.of(
                                before.drawing(),
                                after.drawing(),
                                DiagramSide.names(before.names()),
                                DiagramSide.names(after.names()),
                                words);
                };
        return drawn.map(comparison -> with(comparison, cases(before, after, words)))
                .orElseGet(Comparison::unreadable);
    }

    private static boolean same(@Nullable String one, @Nullable String other) {
        return Optional.ofNullable(one).equals(Optional.ofNullable(other));
    }

    private static Optional<Comparison> journeys(ModelContent before, ModelContent after, Words words) {
        return DiagramSide.of(before.drawing(), before.names(), words)
                .flatMap(old -> DiagramSide.of(after.drawing(), after.names(), words)
                        .map(now -> DiagramComparison.of(old, now, words)));
    }

    private static Optional<Comparison> decisions(ItemId id, ModelContent before, ModelContent after, Words words) {
        return DrawnTable.of(before.drawing(), id.key())
                .flatMap(old -> DrawnTable.of(after.drawing(), id.key())
                        .map(now -> DecisionComparison.of(
                                old,
                                now,
                                DiagramSide.names(before.names()),
                                DiagramSide.names(after.names()),
                                id.key(),
                                words)));
    }

    private static Comparison with(Comparison comparison, List<Change> more) {
        var changes = new ArrayList<>(comparison.changes());
        changes.addAll(more);
        return new Comparison(changes, comparison.moved(), true);
    }

    /** Cases are told by their names: whoever changes one changes what must hold. */
    private static List<Change> cases(ModelContent before, ModelContent after, Words words) {
        var old = cases(before);
        var now = cases(after);
        var changes = new ArrayList<Change>();
        now.forEach((name, each) -> {
            var was = old.get(name);
            if (was == null) {
                changes.add(Change.of(Sort.ADDED, words.say("case.added", words.value(name))));
            } else if (!was.inputs().equals(each.inputs()) || !was.expected().equals(each.expected())) {
                changes.add(Change.of(Sort.CHANGED, words.say("case.changed", words.value(name))));
            }
        });
        old.keySet().stream()
                .filter(name -> !now.containsKey(name))
                .forEach(name -> changes.add(Change.of(Sort.REMOVED, words.say("case.removed", words.value(name)))));
        return changes;
    }

    private static Map<String, DecisionCase> cases(ModelContent content) {
        return content.cases() == null
                ? Map.of()
                : CasesFile.read(content.cases(), new Report("")).stream()
                        .collect(Collectors.toMap(
                                DecisionCase::name, each -> each, (one, other) -> one, LinkedHashMap::new));
    }
}
