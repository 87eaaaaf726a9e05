package io.wayline.message.template;

import java.io.Writer;

/** Keeps a text in memory and refuses to let it grow, or to wait for it, without end. */
final class LimitedWriter extends Writer {

    private final StringBuilder text = new StringBuilder();
    private final int limit;
    private final Budget budget;

    /** @param limit the longest text, in characters */
    LimitedWriter(int limit, Budget budget) {
        this.limit = limit;
        this.budget = budget;
    }

    /** @throws Budget.Spent when it is too long, or took too long */
    @Override
    public void write(char[] more, int from, int length) {
        if (text.length() + length > limit) {
            throw new Budget.Spent("too-long", Integer.toString(limit));
        }
        budget.takeTime();
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
}
