/** How long the words of complaints are kept, and what becomes of them when their customer is forgotten. */
@NullMarked
package io.wayline.complaint.privacy;

import org.jspecify.annotations.NullMarked;
