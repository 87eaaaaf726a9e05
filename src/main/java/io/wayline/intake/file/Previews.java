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
import io.wayline.intake.file.csv.FileRefused;
import io.wayline.intake.file.csv.ImportKind;
import io.wayline.intake.file.row.RowTaker;

/** Shows how a file would be read before anybody imports it; nothing is kept. */
@Component
public class Previews {

    /** So many bytes of a file are enough. */
    public static final int ENOUGH = 65_536;

    private static final int ROWS = 5;
    private static final Charset CHINESE = Encoding.named("GB18030");

    private final Map<ImportKind, RowTaker> takers;

    Previews(List<RowTaker> takers) {
        this.takers = takers.stream().collect(Collectors.toMap(RowTaker::kind, Function.identity()));
    }

    /**
     * Reads the first rows. When a file is said to be UTF-8 and is not, it is read as GB18030.
     *
     * @param beginning of the file, at most {@link #ENOUGH} bytes
     * @param whole whether the file has no more than these
     * @throws FileRefused when the beginning tells that it cannot be read
     */
    public Preview of(ImportKind kind, @Nullable String charset, byte[] beginning, boolean whole) {
        var asked = Encoding.named(charset);
        try {
            return read(kind, asked, false, beginning, whole);
        } catch (FileRefused refused) {
            if (refused.fault() != FileFault.ENCODING || asked != StandardCharsets.UTF_8) {
                throw refused;
            }
            return read(kind, CHINESE, true, beginning, whole);
        }
    }

    private Preview read(ImportKind kind, Charset charset, boolean guessed, byte[] beginning, boolean whole) {
        try (var rows = CsvRows.open(kind, new ByteArrayInputStream(beginning), charset)) {
            var header = rows.header();
            var columns = IntStream.range(0, header.names().size())
                    .mapToObj(place -> new Preview.Found(header.names().get(place), header.columnAt(place)))
                    .toList();
            return new Preview(charset.name(), guessed, header.delimiter(), columns, lines(kind, rows, whole));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private List<Preview.Line> lines(ImportKind kind, CsvRows rows, boolean whole) {
        var lines = new ArrayList<Preview.Line>();
        try {
            while (lines.size() < ROWS && rows.hasNext()) {
                lines.add(line(kind, rows.next()));
            }
        } catch (FileRefused refused) {
            // the last row of a beginning is cut anywhere
            if (whole || lines.isEmpty()) {
                throw refused;
            }
        }
        return lines;
    }

    private Preview.Line line(ImportKind kind, CsvRow row) {
        return new Preview.Line(row.line(), row.fields(), takers.get(kind).check(row));
    }
}
