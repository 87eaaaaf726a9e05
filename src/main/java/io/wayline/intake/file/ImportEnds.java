package io.wayline.intake.file;

import java.time.Clock;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends imports, and clears away what they leave: the file at once, what was wrong with its rows after a while. */
@Component
class ImportEnds {

    private static final Logger log = LoggerFactory.getLogger(ImportEnds.class);

    private final ImportRuns runs;
    private final ImportFiles files;
    private final ImportSettings settings;
    private final JdbcClient jdbc;
    private final Clock clock;

    ImportEnds(ImportRuns runs, ImportFiles files, ImportSettings settings, JdbcClient jdbc, Clock clock) {
        this.runs = runs;
        this.files = files;
        this.settings = settings;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param why what was wrong with the file, when it failed
     * @return false when it had ended before
     */
    @Transactional
    public boolean end(String id, ImportState state, @Nullable FileRefused why) {
        if (!runs.end(id, state, why)) {
            return false;
        }
        files.delete(id);
        log.info("Import {} ended: {}{}", id, state, why == null ? "" : ", " + why.fault());
        return true;
    }

    /** Gives up on uploads from which nothing has come for long, and forgets old faults. */
    @Transactional
    public void clearAway() {
        var now = clock.instant();
        jdbc.sql("select id from import_run where state = 'RECEIVING' and lease_until < ?")
                .param(now.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list()
                .forEach(id -> end(id, ImportState.FAILED, new FileRefused(FileFault.UPLOAD_CUT)));
        jdbc.sql("delete from import_fault where import_id in (select id from import_run where ended_at < ?)")
                .param(now.minus(settings.keepFaults()).atOffset(ZoneOffset.UTC))
                .update();
    }
}
