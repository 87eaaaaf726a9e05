/** What journeys, steps, decisions, and forms are called, in the reader's language. */
@NullMarked
@NamedInterface("naming")
package io.wayline.journey.naming;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
