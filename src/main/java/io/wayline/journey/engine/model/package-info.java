/** What the platform must know of each version of a journey, read from its diagram. */
@NullMarked
package io.wayline.journey.engine.model;

import org.jspecify.annotations.NullMarked;
