/**
 * Measures the product as it is shipped, on PostgreSQL that writes to disk; {@code mvn -Pbenchmark verify} runs them.
 * Results are ratios of two sides measured in turns in one run: times of different days or machines say nothing.
 */
@NullMarked
package io.wayline.benchmarks;

import org.jspecify.annotations.NullMarked;
