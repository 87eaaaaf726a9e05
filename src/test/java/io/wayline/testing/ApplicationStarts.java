package io.wayline.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationListener;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

/** Notes each start of the application that tests cause, for {@link BuildReport}: a start costs what many tests cost. */
public final class ApplicationStarts implements ApplicationListener<ApplicationStartedEvent> {

    /** The build names itself, so that what an earlier one noted does not count. */
    static final String BUILD = "wayline.test.build";

    @Override
    public void onApplicationEvent(ApplicationStartedEvent started) {
        var build = System.getProperty(BUILD);
        if (build == null) {
            return;
        }
        var cause = started.getSpringApplication().getMainApplicationClass();
        var file = BuildReport.startsOf(build);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file,
                    "%s %s %d%n"
                            .formatted(
                                    TestDatabase.isPostgres() ? "postgresql" : "h2",
                                    cause == null ? "?" : cause.getSimpleName(),
                                    started.getTimeTaken().toMillis()),
                    UTF_8,
                    CREATE,
                    APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
