/** Brings each event to each live instance that mentions its type, once. */
@NullMarked
package io.wayline.journey.delivery;

import org.jspecify.annotations.NullMarked;
