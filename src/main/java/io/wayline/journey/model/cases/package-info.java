/** What a decision must say in which case: the file beside the table. */
@NullMarked
package io.wayline.journey.model.cases;

import org.jspecify.annotations.NullMarked;
