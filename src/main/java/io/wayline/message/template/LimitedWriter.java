package io.wayline.message.template;

import java.io.IOException;
import java.io.Writer;

/** Keeps a text in memory and refuses to let it grow without end. */
final class LimitedWriter extends Writer {

    private final StringBuilder text = new StringBuilder();
    private final int limit;

    /** @param limit the longest text, in characters */
    LimitedWriter(int limit) {
        this.limit = limit;
    }

    @Override
    public void write(char[] more, int from, int length) throws IOException {
        if (text.length() + length > limit) {
            throw new TooLong();
        }
        text.append(more, from, length);
    }

    @Override
    public void flush() {
        // nothing lies between the writer and its text
    }

    @Override
    public void close() {
        // holds memory only
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** The text would be longer than its limit. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1;
    }
}
