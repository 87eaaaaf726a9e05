/** The engine, configured by us: the only place, beside the steps, that knows which engine it is. */
@NullMarked
package io.wayline.journey.engine;

import org.jspecify.annotations.NullMarked;
