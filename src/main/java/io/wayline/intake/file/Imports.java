package io.wayline.intake.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import io.wayline.intake.file.csv.CsvRows;
import io.wayline.intake.file.csv.Encoding;
import io.wayline.intake.file.csv.FileFault;
import io.wayline.intake.file.csv.FileReading;
import io.wayline.intake.file.csv.FileRefused;
import io.wayline.intake.file.csv.Header;
import io.wayline.intake.file.csv.ImportKind;
import io.wayline.intake.file.row.RowFault;
import io.wayline.shared.NotFound;
import io.wayline.shared.Page;

/**
 * Imports of files: takes them in, tells how far they are, and stops them. Nobody is written to and no journey begins
 * by an import.
 */
@Component
public class Imports {

    private static final Logger log = LoggerFactory.getLogger(Imports.class);
    private static final Duration QUIET = Duration.ofMinutes(10);
    private static final int LONGEST_NAME = 200;

    private final ImportRuns runs;
    private final ImportFiles files;
    private final ImportFaults faults;
    private final FaultKinds kinds;
    private final FileShapes shapes;
    private final ImportEnds ends;
    private final ImportSettings settings;
    private final ApplicationEventPublisher signals;

    Imports(
            ImportRuns runs,
            ImportFiles files,
            ImportFaults faults,
            FaultKinds kinds,
            FileShapes shapes,
            ImportEnds ends,
            ImportSettings settings,
            ApplicationEventPublisher signals) {
        this.runs = runs;
        this.files = files;
        this.faults = faults;
        this.kinds = kinds;
        this.shapes = shapes;
        this.ends = ends;
        this.settings = settings;
        this.signals = signals;
    }

    /**
     * Keeps a file, piece by piece and each in a transaction of its own, and leaves the work on it to a worker. Files
     * are worked on in the order in which their uploads began.
     *
     * @param name what the sender calls the file
     * @param charset the sender's name of its encoding; null is UTF-8
     * @param said how to read it; null as such files were read last, or as their names tell
     * @param by the account or key
     * @return the import's id
     * @throws FileRefused when its first line tells that it cannot be read, or it is too large
     * @throws IOException when the upload breaks off; the import has failed then
     */
    public String receive(
            ImportKind kind,
            @Nullable String name,
            @Nullable String charset,
            @Nullable FileReading said,
            InputStream file,
            String by)
            throws IOException {
        var encoding = Encoding.named(charset);
        var piece = file.readNBytes(ImportFiles.PIECE);
        var reading = said == null ? FileReading.GUESSED : said;
        var header = header(kind, piece, encoding, reading);
        if (said == null) {
            reading = shapes.find(kind, header.shape())
                    .map(FileShapes.Remembered::reading)
                    .orElse(reading);
            header = header(kind, piece, encoding, reading);
        }
        header.checked();
        var id = runs.begin(kind, tidy(name, kind), encoding.name(), reading, by, QUIET);
        try {
            var size = 0L;
            for (var number = 0; piece.length > 0; number++) {
                size += piece.length;
                if (size > settings.maxSize().toBytes()) {
                    throw new FileRefused(FileFault.TOO_LARGE);
                }
                files.add(id, number, piece);
                if (!runs.grown(id, size, QUIET)) {
                    throw new FileRefused(FileFault.UPLOAD_CUT);
                }
                piece = file.readNBytes(ImportFiles.PIECE);
            }
        } catch (FileRefused refused) {
            ends.end(id, ImportState.FAILED, refused);
            throw refused;
        } catch (IOException cut) {
            ends.end(id, ImportState.FAILED, new FileRefused(FileFault.UPLOAD_CUT));
            throw cut;
        }
        if (!runs.received(id)) {
            throw new FileRefused(FileFault.UPLOAD_CUT);
        }
        if (said != null && !said.equals(FileReading.GUESSED)) {
            shapes.remember(kind, header.shape(), said, tidy(name, kind), by);
        }
        log.info("Import {} of {} received", id, kind);
        signals.publishEvent(new FileReceived());
        return id;
    }

    private static Header header(ImportKind kind, byte[] piece, Charset encoding, FileReading reading)
            throws IOException {
        try (var rows = CsvRows.open(kind, new ByteArrayInputStream(piece), encoding, reading)) {
            return rows.header();
        }
    }

    /** @throws NotFound when there is no such import */
    public ImportRun get(String id) {
        return runs.find(id).orElseThrow(() -> new NotFound("import"));
    }

    /**
     * The newest first.
     *
     * @param cursor the {@code next} of the page before, or null for the first
     */
    public Page<ImportRun> list(@Nullable String cursor, int limit) {
        return runs.list(cursor, limit);
    }

    /**
     * What is wrong with rows, in the order in which it was found.
     *
     * @param column of which column, or null for all
     * @param code of which kind, or null for all
     * @param cursor the {@code next} of the page before, or null for the first
     * @throws NotFound when there is no such import
     */
    public Page<RowFault> faults(
            String id, @Nullable String column, @Nullable String code, @Nullable String cursor, int limit) {
        return faults.list(get(id).id(), column, code, cursor, limit);
    }

    /** All that is wrong by kind: what keeps rows out first, and of that what is most. */
    public List<FaultKind> kinds(String id) {
        return kinds.list(id);
    }

    /** Hands everything that is wrong with rows on, in the order of the file and in constant memory. */
    public void eachFault(String id, Consumer<RowFault> taker) {
        faults.each(id, taker);
    }

    /**
     * Stops an import after the batch it is in. Rows that were taken stay taken; stopping it again changes nothing.
     *
     * @throws NotFound when there is no such import
     */
    public void cancel(String id) {
        ends.end(get(id).id(), ImportState.CANCELLED, null);
    }

    private static String tidy(@Nullable String name, ImportKind kind) {
        var bare = name == null ? "" : name.replaceAll("[\\p{Cc}\\p{Cf}]", "").strip();
        if (bare.isEmpty()) {
            return kind == ImportKind.CUSTOMERS ? "customers.csv" : "orders.csv";
        }
        return bare.length() <= LONGEST_NAME ? bare : bare.substring(0, LONGEST_NAME);
    }

    /** Told to this node's worker when a file has come. */
    record FileReceived() {}
}
