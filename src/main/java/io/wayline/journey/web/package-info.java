/** Journeys over HTTP: in figures, and who stands where. */
@NullMarked
package io.wayline.journey.web;

import org.jspecify.annotations.NullMarked;
