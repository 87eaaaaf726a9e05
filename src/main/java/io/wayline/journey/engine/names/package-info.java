/** What the things of each deployed version are called. */
@NullMarked
package io.wayline.journey.engine.names;

import org.jspecify.annotations.NullMarked;
