/** What becomes of complaints when their customer is forgotten. */
@NullMarked
package io.wayline.complaint.privacy;

import org.jspecify.annotations.NullMarked;
