/** What the desk tells of complaints: what happened to one, what waits for somebody, and that something has moved. */
@NullMarked
@NamedInterface("desk")
package io.wayline.complaint.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
