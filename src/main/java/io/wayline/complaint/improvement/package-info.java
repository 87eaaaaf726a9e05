/** What complaints were caused by, what is done about it, and whether it helped. */
@NullMarked
@NamedInterface("improvement")
package io.wayline.complaint.improvement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
