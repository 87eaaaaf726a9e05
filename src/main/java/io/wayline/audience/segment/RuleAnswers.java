package io.wayline.audience.segment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import io.wayline.audience.rule.Rule;
import io.wayline.audience.rule.RuleWords;
import io.wayline.shared.CustomerId;

/**
 * Says of one customer which lines of a rule are true, in words. The conditions are those by which segments are counted;
 * each is true or false for everybody, so what they make together is what the whole rule says.
 */
@Component
public class RuleAnswers {

    private final SegmentCounts counts;
    private final RuleWords words;
    private final MessageSource texts;

    RuleAnswers(SegmentCounts counts, RuleWords words, MessageSource texts) {
        this.counts = counts;
        this.words = words;
        this.texts = texts;
    }

    /**
     * A line.
     *
     * @param words the condition, or how the lines below it are taken together
     * @param holds whether it is true of the customer
     * @param lines those below it; none of a condition
     */
    public record Line(String words, boolean holds, List<Line> lines) {}

    /**
     * As of now; the line that is returned is the whole rule.
     *
     * @throws SegmentTooSlow when it takes longer than anybody waits
     */
    public Line of(Rule rule, CustomerId customer, Locale reader) {
        var conditions = new LinkedHashSet<Rule>();
        collect(rule, conditions);
        var asked = new ArrayList<>(conditions);
        var answers = counts.find(asked, customer);
        var truth = new HashMap<Rule, Boolean>();
        for (var at = 0; at < asked.size(); at++) {
            truth.put(asked.get(at), answers.get(at));
        }
        return line(rule, truth, reader);
    }

    private static void collect(Rule rule, Set<Rule> conditions) {
        if (rule instanceof Rule.All all) {
            all.of().forEach(each -> collect(each, conditions));
        } else if (rule instanceof Rule.Any any) {
            any.of().forEach(each -> collect(each, conditions));
        } else if (rule instanceof Rule.Not not) {
            collect(not.of(), conditions);
        } else {
            conditions.add(rule);
        }
    }

    private Line line(Rule rule, Map<Rule, Boolean> truth, Locale reader) {
        if (rule instanceof Rule.All all) {
            var lines = lines(all.of(), truth, reader);
            return new Line(text("segment.all", reader), lines.stream().allMatch(Line::holds), lines);
        }
        if (rule instanceof Rule.Any any) {
            var lines = lines(any.of(), truth, reader);
            return new Line(text("segment.any", reader), lines.stream().anyMatch(Line::holds), lines);
        }
        if (rule instanceof Rule.Not not) {
            var lines = not.of() instanceof Rule.Any any
                    ? lines(any.of(), truth, reader)
                    : List.of(line(not.of(), truth, reader));
            return new Line(text("segment.none", reader), lines.stream().noneMatch(Line::holds), lines);
        }
        return new Line(words.of((Rule.Is) rule, reader), truth.getOrDefault(rule, false), List.of());
    }

    private List<Line> lines(List<Rule> rules, Map<Rule, Boolean> truth, Locale reader) {
        return rules.stream().map(each -> line(each, truth, reader)).toList();
    }

    private String text(String key, Locale reader) {
        return texts.getMessage(key, null, reader);
    }
}
