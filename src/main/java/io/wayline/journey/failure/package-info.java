/** What failed and waits for a person: steps, deliveries, and steps that were paused because most tries fail. */
@NullMarked
@NamedInterface("failure")
package io.wayline.journey.failure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
