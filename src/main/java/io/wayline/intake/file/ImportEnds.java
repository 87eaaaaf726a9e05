package io.wayline.intake.file;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.background.SetAside;
import io.wayline.intake.file.csv.FileFault;
import io.wayline.intake.file.csv.FileRefused;

/** Ends imports, and clears away what they leave: the file at once, what was wrong with its rows after a while. */
@Component
class ImportEnds {

    /** Names what is set aside here; an item is an import's id. */
    private static final String LOOP = "import.clear";

    private static final Logger log = LoggerFactory.getLogger(ImportEnds.class);

    private final ImportRuns runs;
    private final ImportFiles files;
    private final ImportSettings settings;
    private final SetAside aside;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate own;

    ImportEnds(
            ImportRuns runs,
            ImportFiles files,
            ImportSettings settings,
            SetAside aside,
            JdbcClient jdbc,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.aside = aside;
        this.own = new TransactionTemplate(transactions);
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

    /**
     * Gives up on uploads from which nothing has come for long, and forgets old faults. An upload for which that fails is
     * set aside, and the others are given up.
     */
    void clearAway() {
        var now = clock.instant();
        var quiet = jdbc.sql("select id from import_run where state = 'RECEIVING' and lease_until < ?")
                .param(now.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list();
        var pass = aside.pass(LOOP, quiet);
        quiet.forEach(id -> pass.attempt(id, () -> own.executeWithoutResult(open -> cut(id))));
        for (var table : List.of("import_fault", "import_fault_kind")) {
            jdbc.sql("delete from " + table + " where import_id in (select id from import_run where ended_at < ?)")
                    .param(now.minus(settings.keepFaults()).atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    private void cut(String id) {
        end(id, ImportState.FAILED, new FileRefused(FileFault.UPLOAD_CUT));
    }
}
