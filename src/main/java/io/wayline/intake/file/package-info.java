/** Takes customers and orders from CSV files: keeps the file, works on it row by row, and tells what became of it. */
@NullMarked
package io.wayline.intake.file;

import org.jspecify.annotations.NullMarked;
