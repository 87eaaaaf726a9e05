/** Reads the little of YAML that our files use. */
@NullMarked
package io.wayline.journey.model.yaml;

import org.jspecify.annotations.NullMarked;
