package io.wayline.audience.rule;

import java.util.List;

import org.springframework.stereotype.Component;

import io.wayline.shared.segment.AsOf;
import io.wayline.shared.segment.Condition;
import io.wayline.shared.segment.Given;

/** Makes of a rule one condition on {@code customer c}. Negation goes down to the single conditions, where it is a join. */
@Component
public class RuleSql {

    private final TermCatalogue terms;

    RuleSql(TermCatalogue terms) {
        this.terms = terms;
    }

    public Condition of(Rule rule, AsOf asOf) {
        return of(rule, asOf, true);
    }

    /** @param yes false for its opposite */
    private Condition of(Rule rule, AsOf asOf, boolean yes) {
        if (rule instanceof Rule.All all) {
            return yes ? Condition.all(each(all.of(), asOf, true)) : Condition.any(each(all.of(), asOf, false));
        }
        if (rule instanceof Rule.Any any) {
            return yes ? Condition.any(each(any.of(), asOf, true)) : Condition.all(each(any.of(), asOf, false));
        }
        if (rule instanceof Rule.Not not) {
            return of(not.of(), asOf, !yes);
        }
        var is = (Rule.Is) rule;
        var condition = terms.find(is.term())
                .orElseThrow()
                .condition()
                .apply(new Given(is.given(), asOf))
                .within("(", ")");
        return yes ? condition : condition.negated();
    }

    private List<Condition> each(List<Rule> rules, AsOf asOf, boolean yes) {
        return rules.stream().map(rule -> of(rule, asOf, yes)).toList();
    }
}
