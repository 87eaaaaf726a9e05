package io.wayline.platform.start;

import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Says that the database and this version of ours do not belong together. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class OtherVersionAnalyzer extends AbstractFailureAnalyzer<FlywayValidateException> {

    private final Environment environment;

    OtherVersionAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected FailureAnalysis analyze(Throwable failure, FlywayValidateException differs) {
        var embedded = environment.getProperty("wayline.embedded", Boolean.class, false);
        return new FailureAnalysis(
                "The database was written by another version of Wayline, and its tables differ from what this one"
                        + " expects: "
                        + String.valueOf(differs.getMessage())
                                .lines()
                                .limit(2)
                                .reduce("", (all, line) -> all + " " + line),
                embedded
                        ? "Start the version that wrote it, or try this one on a fresh directory:"
                                + " --wayline.data-dir=./other-data (the old one is %s)."
                                        .formatted(environment.getProperty("wayline.data-dir"))
                        : "Start the version that wrote it, or restore the backup made before the upgrade.",
                differs);
    }
}
