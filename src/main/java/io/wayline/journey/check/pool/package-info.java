/** Pools that are drawn around a journey, or beside it. */
@NullMarked
package io.wayline.journey.check.pool;

import org.jspecify.annotations.NullMarked;
