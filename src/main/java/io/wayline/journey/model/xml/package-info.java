/** Reads XML without its dangers. */
@NullMarked
package io.wayline.journey.model.xml;

import org.jspecify.annotations.NullMarked;
