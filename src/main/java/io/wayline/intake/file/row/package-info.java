/** What one row of a file says, and what is wrong with it. */
@NullMarked
package io.wayline.intake.file.row;

import org.jspecify.annotations.NullMarked;
