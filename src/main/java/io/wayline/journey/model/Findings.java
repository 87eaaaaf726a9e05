package io.wayline.journey.model;

import java.util.List;

/** All that was found in a set of files, in the order of the files and their lines. */
public record Findings(List<Finding> all) {

    public Findings {
        all = List.copyOf(all);
    }

    public List<Finding> errors() {
        return of(Severity.ERROR);
    }

    public List<Finding> warnings() {
        return of(Severity.WARNING);
    }

    public boolean refused() {
        return !errors().isEmpty();
    }

    /** What was found in one file. */
    public Findings in(String file) {
        return new Findings(
                all.stream().filter(each -> each.file().equals(file)).toList());
    }

    private List<Finding> of(Severity severity) {
        return all.stream().filter(each -> each.severity() == severity).toList();
    }
}
