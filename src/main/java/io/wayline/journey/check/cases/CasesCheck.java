package io.wayline.journey.check.cases;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.wayline.journey.check.dmn.DmnCheck;
import io.wayline.journey.model.Catalogue;
import io.wayline.journey.model.Findings;
import io.wayline.journey.model.ModelFile;
import io.wayline.journey.model.Report;
import io.wayline.journey.model.TrialDecision;
import io.wayline.journey.model.TrialDecision.Answer;
import io.wayline.journey.model.cases.CasesFile;
import io.wayline.journey.model.cases.DecisionCase;
import io.wayline.journey.model.cases.DecisionCase.Expected;
import io.wayline.shared.Numbers;

/** A decision says in each of its cases what it must: the file of cases lies beside the table, and all of them hold. */
public final class CasesCheck {

    private static final String NOTHING = "nothing";

    private final ModelFile table;
    private final TrialDecision engine;
    private final Report report;

    private CasesCheck(ModelFile table, TrialDecision engine, Report report) {
        this.table = table;
        this.engine = engine;
        this.report = report;
    }

    /** @param together the files that are published with it, its table among them */
    public static void check(
            ModelFile file, Collection<ModelFile> together, Catalogue catalogue, TrialDecision engine, Report report) {
        var cases = CasesFile.read(file.content(), report);
        var tables = together.stream()
                .filter(each -> each.kind() == ModelFile.Kind.DMN && file.isBeside(each))
                .toList();
        if (tables.isEmpty()) {
            report.error("", "", 0, "tests-of-nothing", file.key());
            return;
        }
        var table = tables.get(0);
        var ofTheTable = new Report(table.name());
        DmnCheck.check(table, catalogue, ofTheTable);
        // a table that is refused for itself says nothing that could be held against its cases
        if (!new Findings(ofTheTable.findings()).refused()) {
            var check = new CasesCheck(table, engine, report);
            cases.forEach(check::check);
        }
    }

    /** A table beside which nothing lies may say anything. */
    public static void missing(ModelFile table, Collection<ModelFile> together, Report report) {
        if (together.stream().noneMatch(each -> each.kind() == ModelFile.Kind.TESTS && each.isBeside(table))) {
            report.warning("", "", 0, "tests-missing", table.key());
        }
    }

    private void check(DecisionCase one) {
        var outputs = DmnCheck.outputs(table.content()).orElse(Set.of());
        if (known(one, one.inputs().keySet(), DmnCheck.inputs(table.content()), "tests-input")
                && (!(one.expected() instanceof Expected.Outcomes outcomes)
                        || known(one, outcomes.values().keySet(), outputs, "tests-output"))) {
            var answer = engine.answer(table, one.inputs());
            var said = said(answer);
            var expected = expected(one.expected());
            if (!holds(one.expected(), answer)) {
                report.error(one.name(), "", one.line(), "tests-failed", one.name(), expected, said);
            }
        }
    }

    private boolean known(DecisionCase one, Set<String> named, Set<String> there, String rule) {
        var unknown = named.stream().filter(name -> !there.contains(name)).toList();
        unknown.forEach(name -> report.error(
                one.name(),
                name,
                one.line(),
                rule,
                name,
                there.stream().sorted().collect(Collectors.joining(", "))));
        return unknown.isEmpty();
    }

    private static boolean holds(Expected expected, Answer answer) {
        if (expected instanceof Expected.Refused) {
            return answer.refusal() != null;
        }
        if (answer.refusal() != null || answer.rows().size() > 1) {
            return false;
        }
        if (expected instanceof Expected.Outcomes outcomes) {
            return !answer.rows().isEmpty()
                    && outcomes.values().entrySet().stream()
                            .allMatch(each ->
                                    equal(each.getValue(), answer.rows().get(0).get(each.getKey())));
        }
        return answer.rows().isEmpty();
    }

    private static boolean equal(@Nullable Object expected, @Nullable Object said) {
        return expected instanceof Number one && said instanceof Number other
                ? new BigDecimal(Numbers.text(one)).compareTo(new BigDecimal(Numbers.text(other))) == 0
                : Objects.equals(expected, said);
    }

    private static String expected(Expected expected) {
        if (expected instanceof Expected.Outcomes outcomes) {
            return text(outcomes.values());
        }
        return expected instanceof Expected.Nothing ? NOTHING : "refused";
    }

    private static String said(Answer answer) {
        if (answer.refusal() != null) {
            return answer.refusal();
        }
        return answer.rows().isEmpty()
                ? NOTHING
                : answer.rows().stream().map(CasesCheck::text).collect(Collectors.joining("; "));
    }

    private static String text(Map<String, @Nullable Object> values) {
        return new TreeMap<>(values)
                .entrySet().stream()
                        .map(each -> "%s = %s"
                                .formatted(
                                        each.getKey(),
                                        each.getValue() instanceof Number number
                                                ? Numbers.text(number)
                                                : String.valueOf(each.getValue())))
                        .collect(Collectors.joining(", "));
    }
}
