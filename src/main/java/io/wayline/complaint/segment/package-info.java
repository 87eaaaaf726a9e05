/** What rules can say of what customers complained of. */
@NullMarked
package io.wayline.complaint.segment;

import org.jspecify.annotations.NullMarked;
