package io.wayline.intake.file.csv;

import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Finds the line that names the columns: behind what a spreadsheet writes before it, that is blank lines, {@code sep=;}, and
 * titles of the whole sheet.
 *
 * @param line the line itself, with what it says in quotes over several lines
 * @param delimiter what the file says stands between two fields, or null
 * @param lines how many lines of the file have been read
 */
record FirstLine(String line, @Nullable Character delimiter, long lines) {

    private static final int LONGEST = 16_384;
    private static final int MOST_BEFORE = 20;
    private static final Pattern SEPARATOR = Pattern.compile("(?i)\"?sep=(.)\"?[,;\\t]*");

    /**
     * Leaves the reader behind the end of the line.
     *
     * @throws FileRefused when there is no line, or what should be one is no text
     */
    static FirstLine read(Reader text, List<Character> delimiters) throws IOException {
        var source = new Lines(text);
        Character delimiter = null;
        String title = null;
        for (var before = 0; before < MOST_BEFORE; before++) {
            var line = source.next();
            if (line == null) {
                break;
            }
            var separator = SEPARATOR.matcher(line.strip());
            if (separator.matches()) {
                delimiter = separator.group(1).charAt(0);
            } else if (names(line, delimiter, delimiters) > 1) {
                return new FirstLine(line, delimiter, source.count);
            } else if (!line.isBlank() && title == null) {
                title = line;
            }
        }
        if (title == null) {
            throw new FileRefused(FileFault.EMPTY);
        }
        return new FirstLine(title, delimiter, source.count);
    }

    /** How many columns it could name. A title has one field, and empty ones where the sheet has columns. */
    private static long names(String line, @Nullable Character delimiter, List<Character> delimiters) {
        return (delimiter == null ? delimiters : List.of(delimiter))
                .stream()
                        .mapToLong(sign -> fields(line, sign).stream()
                                .filter(field -> !field.isBlank())
                                .count())
                        .max()
                        .orElse(0);
    }

    private static List<String> fields(String line, char delimiter) {
        try {
            return CsvRows.fields(line, delimiter);
        } catch (FileRefused notUnderThis) {
            return List.of();
        }
    }

    private static final class Lines {

        private final Reader text;
        private long count;

        Lines(Reader text) {
            this.text = text;
        }

        /** The next line, or several when a quotation mark is open at the end of one; null at the end. */
        @Nullable
        String next() throws IOException {
            var line = new StringBuilder();
            var quoted = false;
            var next = text.read();
            if (next < 0) {
                return null;
            }
            for (; next >= 0; next = text.read()) {
                if (next == 0 || line.length() > LONGEST) {
                    throw new FileRefused(quoted ? FileFault.QUOTES : FileFault.NOT_TEXT, count + 1, null);
                }
                if (next == Encoding.LOST) {
                    throw new FileRefused(FileFault.ENCODING, count + 1, null);
                }
                quoted ^= next == '"';
                if (next == '\n' || next == '\r') {
                    if (next == '\r') {
                        skipLineFeed();
                    }
                    count++;
                    if (!quoted) {
                        return line.toString();
                    }
                    line.append('\n');
                } else {
                    line.append((char) next);
                }
            }
            count++;
            if (quoted) {
                throw new FileRefused(FileFault.QUOTES, count, null);
            }
            return line.toString();
        }

        private void skipLineFeed() throws IOException {
            text.mark(1);
            if (text.read() != '\n') {
                text.reset();
            }
        }
    }
}
