package io.wayline.intake.file.csv;

import java.io.IOException;
import java.io.Reader;

/** Reads the line that names the columns, before it is known what stands between them. */
final class FirstLine {

    private static final int LONGEST = 16_384;

    private FirstLine() {}

    /**
     * Leaves the reader behind the end of the line.
     *
     * @throws FileRefused when there is no line, or what should be one is no text
     */
    static String read(Reader text) throws IOException {
        var line = new StringBuilder();
        for (var next = text.read(); next >= 0; next = text.read()) {
            if (next == 0 || line.length() > LONGEST) {
                throw new FileRefused(FileFault.NOT_TEXT, 1, null);
            }
            if (next == Encoding.LOST) {
                throw new FileRefused(FileFault.ENCODING, 1, null);
            }
            if (next == '\n' || next == '\r') {
                if (next == '\r') {
                    skipLineFeed(text);
                }
                break;
            }
            line.append((char) next);
        }
        if (line.toString().isBlank()) {
            throw new FileRefused(FileFault.EMPTY);
        }
        return line.toString();
    }

    private static void skipLineFeed(Reader text) throws IOException {
        text.mark(1);
        if (text.read() != '\n') {
            text.reset();
        }
    }
}
