package io.wayline.journey.check.names;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.wayline.journey.model.ModelFile;
import io.wayline.journey.model.Report;
import io.wayline.journey.model.names.DrawnNames;
import io.wayline.journey.model.names.Language;
import io.wayline.journey.model.names.Named;
import io.wayline.journey.model.names.Named.Texts;
import io.wayline.journey.model.names.NamesFile;

/**
 * The rules of a file of names: it lies beside a drawing of its name, and names nothing that is not drawn there. That a
 * name is missing is a warning only, since what is drawn stands for it.
 */
public final class NamesCheck {

    private final Map<String, DrawnThing> drawn = new LinkedHashMap<>();
    private final Report report;

    private NamesCheck(List<DrawnThing> things, Report report) {
        things.forEach(thing -> drawn.put(thing.id(), thing));
        this.report = report;
    }

    /** @param together the files that are deployed with it, its drawing among them */
    public static void check(ModelFile file, Collection<ModelFile> together, Report report) {
        var names = NamesFile.read(file.content(), report);
        var drawings = together.stream().filter(file::isBeside).toList();
        if (drawings.isEmpty()) {
            report.error("", "", 0, "names-of-nothing", file.key());
            return;
        }
        var things = drawings.stream()
                .flatMap(drawing -> DrawnThings.of(drawing).stream())
                .toList();
        new NamesCheck(things, report).check(names);
    }

    private void check(DrawnNames names) {
        names.things().forEach((id, named) -> {
            var thing = drawn.get(id);
            if (thing == null) {
                report.error(id, "", named.line(), "names-unknown", id);
            } else {
                check(thing, named);
            }
        });
        drawn.values().forEach(thing -> missing(thing, names.of(thing.id())));
    }

    private void check(DrawnThing thing, Named named) {
        named.values().keySet().stream()
                .filter(value -> !thing.holds(value))
                .forEach(value -> report.error(thing.id(), "values", named.line(), "names-value", value));
        if (!thing.description() && !named.description().in().isEmpty()) {
            report.error(thing.id(), "description", named.line(), "names-part", "description");
        }
        if (!thing.time() && !named.time().in().isEmpty()) {
            report.error(thing.id(), "time", named.line(), "names-part", "time");
        }
    }

    private void missing(DrawnThing thing, Named named) {
        if (thing.shown()) {
            missing(thing, "", named.name(), named.line());
        }
        if (thing.description()) {
            missing(thing, "description", named.description(), named.line());
        }
        if (thing.time()) {
            missing(thing, "time", named.time(), named.line());
        }
        thing.told().stream()
                .sorted()
                .forEach(value -> missing(thing, value, named.values().getOrDefault(value, Texts.NONE), named.line()));
    }

    private void missing(DrawnThing thing, String part, Texts texts, int line) {
        for (var language : Language.values()) {
            if (!texts.in().containsKey(language)) {
                report.warning(thing.id(), part, line, "names-missing", language.tag());
            }
        }
    }
}
