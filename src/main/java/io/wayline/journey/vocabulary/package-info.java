/** What a person who draws a journey may choose from: steps, decisions, forms, other journeys, and the facts they give. */
@NullMarked
@NamedInterface("vocabulary")
package io.wayline.journey.vocabulary;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
