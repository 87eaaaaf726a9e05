/** What decisions were taken for customers, and why they came out as they did. */
@NullMarked
@NamedInterface("decision")
package io.wayline.journey.decision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
