package io.wayline.intake.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import io.wayline.background.OutOfMemory;
import io.wayline.customer.change.ImportedCustomers;
import io.wayline.intake.file.ImportLeases.LeaseLost;
import io.wayline.intake.file.csv.CsvRow;
import io.wayline.intake.file.csv.CsvRows;
import io.wayline.intake.file.csv.FileFault;
import io.wayline.intake.file.csv.FileRefused;
import io.wayline.intake.file.csv.ImportKind;
import io.wayline.intake.file.row.RowFault;
import io.wayline.intake.file.row.RowTaker;
import io.wayline.intake.file.row.Survey;

/**
 * Works on one file at a time. A file is read through once before any of its rows is taken, so that a broken one
 * changes nothing. Then each batch of rows is one transaction together with the count of rows done: whoever goes on
 * after a crash passes over just those. A batch that fails is taken row by row, so that one row keeps no other out.
 */
@Component
class ImportWorker {

    private static final Logger log = LoggerFactory.getLogger(ImportWorker.class);
    private static final int ROWS_BETWEEN_SIGNS_OF_LIFE = 100_000;
    /** Meeting another writer of the same customers is no failure. */
    private static final int TRIES_OF_A_BATCH = 5;

    private static final int TRIES = 5;
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final ImportLeases leases;
    private final ImportEnds ends;
    private final ImportFiles files;
    private final ImportFaults faults;
    private final FaultKinds kinds;
    private final ImportSettings settings;
    private final ImportedCustomers customers;
    private final TransactionOperations transactions;
    private final Map<ImportKind, RowTaker> takers;
    private final String self = UUID.randomUUID().toString();

    ImportWorker(
            ImportLeases leases,
            ImportEnds ends,
            ImportFiles files,
            ImportFaults faults,
            FaultKinds kinds,
            ImportSettings settings,
            ImportedCustomers customers,
            TransactionOperations transactions,
            List<RowTaker> takers) {
        this.leases = leases;
        this.ends = ends;
        this.files = files;
        this.faults = faults;
        this.kinds = kinds;
        this.settings = settings;
        this.customers = customers;
        this.transactions = transactions;
        this.takers = takers.stream().collect(Collectors.toMap(RowTaker::kind, Function.identity()));
    }

    /**
     * Works on the next file until it is through.
     *
     * @param goOn asked before each batch; on false the file is left to whoever comes next
     * @return false when there is none, or another worker has it
     */
    boolean work(BooleanSupplier goOn) {
        var next = leases.claim(self);
        next.ifPresent(run -> work(run, goOn));
        return next.isPresent();
    }

    private void work(ImportRun run, BooleanSupplier goOn) {
        try {
            if (takeAll(run.rows().total() == null ? readThrough(run) : run, goOn)) {
                customers.matchWaitingEvents();
                ends.end(run.id(), ImportState.DONE, null);
            } else {
                leases.release(run.id(), self, Duration.ZERO);
            }
        } catch (FileRefused broken) {
            ends.end(run.id(), ImportState.FAILED, broken);
        } catch (LeaseLost stopped) {
            log.info("Import {} was stopped or taken over", run.id());
            customers.matchWaitingEvents();
        } catch (RuntimeException failure) {
            failed(run, failure);
        }
    }

    /** @return the import as it is then, with what its rows have told */
    private ImportRun readThrough(ImportRun run) {
        var survey = new Survey();
        try (var rows = open(run)) {
            while (rows.hasNext()) {
                survey.see(rows.next());
                if (survey.rows() % ROWS_BETWEEN_SIGNS_OF_LIFE == 0) {
                    leases.keep(run.id(), self);
                }
            }
            var reading = rows.header().told().with(survey.dates());
            var inLines = run.kind() == ImportKind.ORDERS && survey.hasLines();
            leases.counted(run.id(), self, survey.rows(), reading, inLines);
            return run.readThrough(survey.rows(), reading, inLines);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** @return false when it was asked to leave off */
    private boolean takeAll(ImportRun run, BooleanSupplier goOn) {
        var known = run.faults();
        try (var rows = new RowSource(() -> open(run), run.inLines(), run.bytes())) {
            rows.skip(run.rows().done());
            for (var batch = rows.next(settings.batch()); !batch.isEmpty(); batch = rows.next(settings.batch())) {
                if (!goOn.getAsBoolean()) {
                    return false;
                }
                known += take(run, batch, known);
            }
            return true;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** @return how many fields were wrong */
    private int take(ImportRun run, List<CsvRow> batch, long faultsBefore) {
        try {
            return takeTogether(run, batch, faultsBefore);
        } catch (LeaseLost stopped) {
            throw stopped;
        } catch (RuntimeException failure) {
            var units = RowSource.apart(batch);
            if (units.size() == 1) {
                return refuse(run, batch, faultsBefore, failure);
            }
            log.debug("{} rows of import {} are taken one by one", batch.size(), run.id(), failure);
            var faults = 0;
            for (var unit : units) {
                faults += take(run, unit, faultsBefore + faults);
            }
            return faults;
        }
    }

    /** A database that is away refuses this as well, and the row stays for the next try. */
    private int refuse(ImportRun run, List<CsvRow> unit, long faultsBefore, RuntimeException failure) {
        OutOfMemory.endIfOut(failure);
        log.error(
                "Row {} of import {} failed on our side and was refused",
                unit.get(0).line(),
                run.id(),
                failure);
        var refused = new RowTaker.Taken(
                unit.size(),
                0,
                0,
                0,
                unit.size(),
                unit.stream()
                        .map(row -> new RowFault(row.line(), "", null, "internal"))
                        .toList());
        return transactions.execute(own -> note(run, refused, faultsBefore));
    }

    private int takeTogether(ImportRun run, List<CsvRow> batch, long faultsBefore) {
        for (var attempt = 1; ; attempt++) {
            try {
                return transactions.execute(own -> takeOnce(run, batch, faultsBefore));
            } catch (TransientDataAccessException | DuplicateKeyException collision) {
                if (attempt == TRIES_OF_A_BATCH) {
                    throw collision;
                }
            }
        }
    }

    private int takeOnce(ImportRun run, List<CsvRow> batch, long faultsBefore) {
        return note(run, takers.get(run.kind()).take(batch, "import/" + run.id()), faultsBefore);
    }

    private int note(ImportRun run, RowTaker.Taken taken, long faultsBefore) {
        var room = Math.max(0, settings.maxFaults() - faultsBefore);
        faults.add(run.id(), faultsBefore, taken.faults().stream().limit(room).toList());
        kinds.add(run.id(), taken.faults());
        leases.progressed(run.id(), self, taken);
        return taken.faults().size();
    }

    private CsvRows open(ImportRun run) throws IOException {
        var rows = CsvRows.open(run.kind(), files.open(run.id()), Charset.forName(run.charset()), run.reading());
        rows.header().checked();
        return rows;
    }

    private void failed(ImportRun run, RuntimeException failure) {
        var attempts = leases.failedAgain(run.id(), self);
        if (attempts >= TRIES) {
            log.error("Import {} failed {} times, given up", run.id(), attempts, failure);
            ends.end(run.id(), ImportState.FAILED, new FileRefused(FileFault.INTERNAL));
        } else {
            log.warn("Import {} failed, will be tried again", run.id(), failure);
            leases.release(run.id(), self, PAUSE);
        }
    }
}
