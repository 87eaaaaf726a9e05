/** Reads a file of customers or orders, whatever wrote it: its encoding, its header, its rows. */
@NullMarked
package io.wayline.intake.file.csv;

import org.jspecify.annotations.NullMarked;
