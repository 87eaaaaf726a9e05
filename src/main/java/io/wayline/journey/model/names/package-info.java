/** What drawn things are called in each language: the file beside the drawing. */
@NullMarked
package io.wayline.journey.model.names;

import org.jspecify.annotations.NullMarked;
