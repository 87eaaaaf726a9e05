package io.wayline.intake.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.support.TransactionOperations;

import io.wayline.customer.change.ImportedCustomers;
import io.wayline.intake.file.csv.FileReading;
import io.wayline.intake.file.csv.ImportKind;
import io.wayline.intake.file.row.RowTaker;

/** Lets a test import files at once, in its own thread. */
@TestComponent
public class ImportDriver {

    private final Imports imports;
    private final ImportWorker worker;
    private final ImportLeases leases;
    private final ImportEnds ends;
    private final ImportFiles files;
    private final ImportFaults faults;
    private final FaultKinds kinds;
    private final ImportSettings settings;
    private final ImportedCustomers customers;
    private final TransactionOperations transactions;
    private final List<RowTaker> takers;

    ImportDriver(
            Imports imports,
            ImportWorker worker,
            ImportLeases leases,
            ImportEnds ends,
            ImportFiles files,
            ImportFaults faults,
            FaultKinds kinds,
            ImportSettings settings,
            ImportedCustomers customers,
            TransactionOperations transactions,
            List<RowTaker> takers) {
        this.imports = imports;
        this.worker = worker;
        this.leases = leases;
        this.ends = ends;
        this.files = files;
        this.faults = faults;
        this.kinds = kinds;
        this.settings = settings;
        this.customers = customers;
        this.transactions = transactions;
        this.takers = takers;
    }

    /** Takes a file in and works on it until it is through. */
    public ImportRun run(ImportKind kind, InputStream file) {
        var id = send(kind, file, null);
        workAll();
        return imports.get(id);
    }

    public ImportRun run(ImportKind kind, String csv) {
        return run(kind, csv, StandardCharsets.UTF_8);
    }

    public ImportRun run(ImportKind kind, String csv, Charset charset) {
        var id = send(kind, new ByteArrayInputStream(csv.getBytes(charset)), charset.name());
        workAll();
        return imports.get(id);
    }

    /** Takes a file in that is read as somebody says, and works on it until it is through. */
    public ImportRun run(ImportKind kind, String csv, FileReading said) {
        try {
            var id = imports.receive(
                    kind,
                    "test.csv",
                    null,
                    said,
                    new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
                    "test");
            workAll();
            return imports.get(id);
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }

    /** Takes a file in without working on it. */
    public String send(ImportKind kind, InputStream file, @Nullable String charset) {
        try {
            return imports.receive(kind, "test.csv", charset, null, file, "test");
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }

    public void workAll() {
        var found = true;
        while (found) {
            found = worker.work(() -> true);
        }
    }

    /** Works on the next file for one batch of rows and leaves it to whoever comes next. */
    public void workABatch() {
        var batches = new AtomicInteger();
        worker.work(() -> batches.incrementAndGet() == 1);
    }

    /** A worker of another node. */
    boolean anotherNodeWorks(BooleanSupplier goOn) {
        return new ImportWorker(leases, ends, files, faults, kinds, settings, customers, transactions, takers)
                .work(goOn);
    }
}
