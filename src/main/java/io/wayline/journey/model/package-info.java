/** What may be drawn: the files of a journey, and what is wrong with them in words that people understand. */
@NullMarked
@NamedInterface("model")
package io.wayline.journey.model;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
