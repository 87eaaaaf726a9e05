package io.wayline.intake.file.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;

/**
 * The rows of a file, read one after the other in constant memory: RFC 4180, with comma, semicolon, tab, or bar, and
 * any ends of lines. Empty lines are passed over. Whatever it cannot read is a {@link FileRefused} with the line.
 */
public final class CsvRows implements Iterator<CsvRow>, Closeable {

    static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');
    private static final int LARGEST = 65_536;
    private static final int MOST_FIELDS = 500;

    private final Reader text;
    private final Header header;
    /** How many lines of the file stand before the first row. */
    private final long before;

    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private long line;

    private CsvRows(Reader text, Header header, long before) {
        this.text = text;
        this.header = header;
        this.before = before;
        this.line = before;
        this.reader = reader(text, header.delimiter());
        this.records = reader.iterator();
    }

    /**
     * @param reading what somebody said of how to read it
     * @throws FileRefused when there is no line that names columns
     */
    public static CsvRows open(ImportKind kind, InputStream file, Charset charset, FileReading reading)
            throws IOException {
        var text = Encoding.reader(file, charset);
        var first = FirstLine.read(text, DELIMITERS);
        var delimiters = first.delimiter() == null ? DELIMITERS : List.of(first.delimiter());
        return new CsvRows(text, Header.read(kind, first.line(), delimiters, reading), first.lines());
    }

    /** The fields of a single line. */
    static List<String> fields(String line, char delimiter) {
        try (var single = reader(new StringReader(line), delimiter)) {
            return single.stream().findFirst().map(CsvRecord::getFields).orElse(List.of());
        } catch (CsvParseException broken) {
            throw refusal(broken, 1);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    public Header header() {
        return header;
    }

    @Override
    public boolean hasNext() {
        try {
            return records.hasNext();
        } catch (CsvParseException broken) {
            throw refusal(broken, line + 1);
        }
    }

    @Override
    public CsvRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        var record = records.next();
        // what stands before the rows was read apart
        line = record.getStartingLineNumber() + before;
        for (var field : record.getFields()) {
            if (field.indexOf(Encoding.LOST) >= 0) {
                throw new FileRefused(FileFault.ENCODING, line, null);
            }
            if (field.indexOf('\0') >= 0) {
                throw new FileRefused(FileFault.NOT_TEXT, line, null);
            }
        }
        return new CsvRow(header, line, record.getFields());
    }

    /** The next rows, at most so many; empty at the end. */
    public List<CsvRow> next(int most) {
        var rows = new ArrayList<CsvRow>(most);
        while (rows.size() < most && hasNext()) {
            rows.add(next());
        }
        return rows;
    }

    public void skip(long rows) {
        for (var skipped = 0L; skipped < rows && hasNext(); skipped++) {
            next();
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
        text.close();
    }

    private static CsvReader<CsvRecord> reader(Reader text, char delimiter) {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(
                        CsvRecordHandler.builder()
                                .maxFields(MOST_FIELDS)
                                .maxFieldSize(LARGEST)
                                .maxRecordSize(LARGEST)
                                .build(),
                        text);
    }

    /** The library tells the cause in words alone. */
    private static FileRefused refusal(CsvParseException broken, long line) {
        var tooLarge = String.valueOf(broken.getMessage()).contains("exceeds");
        return new FileRefused(tooLarge ? FileFault.ROW_TOO_LARGE : FileFault.QUOTES, line, null);
    }
}
