/** The diagrams of deployed versions, each read once for all who ask what stands in it. */
@NullMarked
package io.wayline.journey.engine.diagram;

import org.jspecify.annotations.NullMarked;
