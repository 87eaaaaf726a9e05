package io.wayline.intake.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.intake.file.csv.CsvRow;
import io.wayline.intake.file.csv.CsvRows;
import io.wayline.intake.file.csv.Encoding;
import io.wayline.intake.file.csv.FileFault;
import io.wayline.intake.file.csv.FileReading;
import io.wayline.intake.file.csv.FileRefused;
import io.wayline.intake.file.csv.Header;
import io.wayline.intake.file.csv.ImportKind;
import io.wayline.intake.file.row.RowTaker;
import io.wayline.intake.file.row.RowTaker.Shown;
import io.wayline.intake.file.row.Survey;
import io.wayline.shared.text.CountryText;

/** Shows how a file would be read before anybody imports it; nothing is kept. */
@Component
public class Previews {

    /** So many bytes of a file are enough. */
    public static final int ENOUGH = 196_608;

    private static final int SHOWN = 20;
    private static final int SAMPLES = 3;

    private final FileShapes shapes;
    private final Map<ImportKind, RowTaker> takers;

    Previews(FileShapes shapes, List<RowTaker> takers) {
        this.shapes = shapes;
        this.takers = takers.stream().collect(Collectors.toMap(RowTaker::kind, Function.identity()));
    }

    /**
     * Reads the beginning. When a file is said to be UTF-8 and is not, it is read in the older encoding that it
     * is likely to have.
     *
     * @param said how to read it; null as such files were read last, or as their names tell
     * @param beginning of the file, at most {@link #ENOUGH} bytes
     * @param whole whether the file has no more than these
     * @throws FileRefused when the beginning tells that it cannot be read
     */
    public Preview of(
            ImportKind kind, @Nullable String charset, @Nullable FileReading said, byte[] beginning, boolean whole) {
        var asked = Encoding.named(charset);
        try {
            return read(kind, asked, false, said, beginning, whole);
        } catch (FileRefused refused) {
            if (refused.fault() != FileFault.ENCODING || asked != StandardCharsets.UTF_8) {
                throw refused;
            }
            return read(kind, Encoding.likely(beginning), true, said, beginning, whole);
        }
    }

    private Preview read(
            ImportKind kind,
            Charset charset,
            boolean guessed,
            @Nullable FileReading said,
            byte[] beginning,
            boolean whole) {
        try {
            var memory = said == null ? memory(kind, charset, beginning) : null;
            var reading = said != null ? said : memory != null ? memory.reading() : FileReading.GUESSED;
            var rows = rows(kind, charset, reading, beginning, whole);
            var survey = new Survey();
            rows.forEach(survey::see);
            var clear = reading.with(survey.dates());
            var read = rows(kind, charset, clear, beginning, whole);
            var header = header(kind, charset, clear, beginning);
            var isReady = header.missing().isEmpty() && header.twice() == null;
            var all = isReady ? takers.get(kind).show(read) : List.<Shown>of();
            var unclear = survey.unclearDates();
            return new Preview(
                    charset.name(),
                    guessed,
                    header.delimiter(),
                    columns(header, read),
                    header.missing(),
                    header.twice(),
                    unclear,
                    clear,
                    memory == null ? null : new Preview.Memory(memory.file(), memory.by(), memory.at()),
                    reading.country() == null ? CountryText.home() : reading.country(),
                    read.size(),
                    all.stream().limit(SHOWN).toList(),
                    FaultKinds.of(all.stream()
                            .flatMap(shown -> shown.faults().stream())
                            .toList()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private FileShapes.@Nullable Remembered memory(ImportKind kind, Charset charset, byte[] beginning)
            throws IOException {
        return shapes.find(
                        kind,
                        header(kind, charset, FileReading.GUESSED, beginning).shape())
                .orElse(null);
    }

    private static Header header(ImportKind kind, Charset charset, FileReading reading, byte[] beginning)
            throws IOException {
        try (var rows = CsvRows.open(kind, new ByteArrayInputStream(beginning), charset, reading)) {
            return rows.header();
        }
    }

    private static List<CsvRow> rows(
            ImportKind kind, Charset charset, FileReading reading, byte[] beginning, boolean whole) throws IOException {
        var read = new ArrayList<CsvRow>();
        try (var rows = CsvRows.open(kind, new ByteArrayInputStream(beginning), charset, reading)) {
            while (rows.hasNext()) {
                read.add(rows.next());
            }
        } catch (FileRefused refused) {
            // the last row of a beginning is cut anywhere
            if (whole || read.isEmpty()) {
                throw refused;
            }
        }
        if (!whole && !read.isEmpty()) {
            read.remove(read.size() - 1);
        }
        return read;
    }

    private static List<Preview.Found> columns(Header header, List<CsvRow> rows) {
        return IntStream.range(0, header.names().size())
                .mapToObj(place -> new Preview.Found(
                        header.names().get(place),
                        header.columnAt(place),
                        rows.stream()
                                .map(row -> place < row.fields().size()
                                        ? row.fields().get(place).strip()
                                        : "")
                                .filter(text -> !text.isEmpty())
                                .limit(SAMPLES)
                                .toList()))
                .toList();
    }
}
