package io.wayline.message.template;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.wayline.message.FactType;

/** Holds the variables that a template declares against those that it uses, and those that anybody can fill. */
final class VariableRules {

    private static final Pattern NAME = Pattern.compile("(?<![\\w.])([A-Za-z_]\\w*)\\.([A-Za-z_]\\w*)");
    private static final Pattern LOOP = Pattern.compile("\\A(?:list\\b.*|items)\\s+as\\s+([A-Za-z_]\\w*)\\s*\\z");

    private final KnownFacts known;

    VariableRules(KnownFacts known) {
        this.known = known;
    }

    /** The variables that a piece of a mail names, each as prefix and fact. */
    static Set<String> used(Part part) {
        var pieces = Code.of(part.parsed());
        var own = pieces.stream()
                .filter(Code.Piece::isTag)
                .flatMap(piece -> LOOP.matcher(piece.text()).results())
                .map(loop -> loop.group(1))
                .collect(Collectors.toSet());
        return pieces.stream()
                .flatMap(piece -> NAME.matcher(piece.text()).results())
                .filter(name -> !own.contains(name.group(1)))
                .map(name -> name.group(1) + "." + name.group(2))
                .collect(Collectors.toSet());
    }

    /** Of one piece: what it uses must be declared. */
    void check(Part part, Meta meta, TemplateFindings findings) {
        used(part).stream()
                .filter(name -> meta.variable(name).isEmpty())
                .sorted()
                .forEach(name -> {
                    if (part.field().isEmpty()) {
                        findings.error(part.file(), 0, "variable-undeclared", name);
                    } else {
                        findings.wrongField(part.field(), "variable-undeclared", name);
                    }
                });
    }

    /** Of the declarations: somebody must be able to fill them, and the template should use them. */
    void check(Meta meta, Set<String> used, TemplateFindings findings) {
        var seen = new HashSet<String>();
        for (var index = 0; index < meta.variables().size(); index++) {
            var variable = meta.variables().get(index);
            var field = "variables[" + index + "]";
            var fact = known.of(variable);
            if (fact.isEmpty()) {
                findings.wrongField(field + ".name", "variable-unknown", variable.name());
                continue;
            }
            if (!fits(variable.type(), fact.get().type())) {
                findings.wrongField(
                        field + ".type",
                        "variable-type",
                        variable.name(),
                        MetaFile.word(fact.get().type()));
            }
            if (!variable.optional() && !fact.get().always()) {
                findings.oddField(field + ".optional", "variable-not-always", variable.name());
            }
            if (seen.add(variable.name()) && !used.contains(variable.name())) {
                findings.oddField(field + ".name", "variable-unused", variable.name());
            }
        }
    }

    /** An address is text as well. */
    private static boolean fits(FactType declared, FactType known) {
        return declared == known || declared == FactType.TEXT && known == FactType.LINK;
    }
}
