package io.wayline.journey.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import io.wayline.journey.catalogue.VersionRows.Live;
import io.wayline.journey.model.Finding;
import io.wayline.journey.model.Findings;
import io.wayline.journey.model.ModelCheck;
import io.wayline.journey.model.ModelFile;
import io.wayline.journey.model.Severity;

/**
 * The full check of everything that counts, with something new put in its place: journeys call each other, so that a change
 * of one may break another. What is wrong with the others already is held against nobody.
 */
@Component
class WholeCheck {

    private final ModelCheck check;

    WholeCheck(ModelCheck check) {
        this.check = check;
    }

    /** Something that is to count. */
    record Candidate(ItemId id, String folder, ModelContent content) {

        List<ModelFile> files() {
            return content.files(folder, id);
        }
    }

    /** What the check says of one candidate: all that is found in it, and the errors that it makes elsewhere. */
    Findings of(List<Live> live, Candidate candidate) {
        var findings = check(live, List.of(candidate), false);
        var own = names(candidate);
        var said = new ArrayList<>(in(findings, own::contains));
        said.addAll(elsewhere(live, findings, own));
        return new Findings(said);
    }

    /**
     * What the check says of many at once, each with its own.
     *
     * @param broken is given the errors that they make elsewhere, together
     */
    Map<ItemId, List<Finding>> ofAll(List<Live> live, Collection<Candidate> candidates, List<Finding> broken) {
        var findings = check(live, candidates, true);
        var said = new LinkedHashMap<ItemId, List<Finding>>();
        var own = new LinkedHashSet<String>();
        for (var candidate : candidates) {
            var names = names(candidate);
            own.addAll(names);
            said.put(candidate.id(), in(findings, names::contains));
        }
        broken.addAll(elsewhere(live, findings, own));
        return said;
    }

    private List<Finding> elsewhere(List<Live> live, Findings findings, Set<String> own) {
        var errors = findings.errors().stream()
                .filter(error -> !own.contains(error.file()))
                .toList();
        if (errors.isEmpty()) {
            return errors;
        }
        var before = Set.copyOf(check(live, List.of(), false).errors());
        return errors.stream().filter(error -> !before.contains(error)).toList();
    }

    private Findings check(List<Live> live, Collection<Candidate> candidates, boolean past) {
        var files = new LinkedHashSet<ModelFile>();
        var replaced = candidates.stream().map(Candidate::id).toList();
        live.stream()
                .filter(each -> !replaced.contains(each.id()))
                // names and cases say nothing of other drawings, and those that count hold
                .forEach(each ->
                        files.add(each.content().files(each.folder(), each.id()).get(0)));
        candidates.forEach(each -> files.addAll(each.files()));
        var findings = check.check(files);
        // a date that has passed since the file was shipped must not keep it out
        return past
                ? new Findings(findings.all().stream()
                        .filter(each -> each.severity() != Severity.ERROR
                                || !each.rule().equals("timer-past"))
                        .toList())
                : findings;
    }

    private static Set<String> names(Candidate candidate) {
        return candidate.files().stream().map(ModelFile::name).collect(Collectors.toUnmodifiableSet());
    }

    private static List<Finding> in(Findings findings, Predicate<String> file) {
        return findings.all().stream().filter(each -> file.test(each.file())).toList();
    }
}
