/** What was bought, counted: by customer, and by month. */
@NamedInterface("report")
@NullMarked
package io.wayline.value.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
