package io.wayline.benchmarks;

import java.io.IOException;
import java.time.Duration;

/** One of those that are measured against each other, as a process of its own. */
interface BenchmarkSide extends AutoCloseable {

    /** Brings so many customers from the start of the journey to its end, and waits until all are there. */
    void takes(int customers) throws IOException;

    /** What its process used of the processors since it was started. */
    Duration cpu();

    /** Keeps it from work while another is measured. */
    void freeze() throws IOException;

    void thaw() throws IOException;

    @Override
    void close() throws IOException;
}
