/** What is bought together, and what follows from it for whom. */
@NullMarked
package io.wayline.value.basket;

import org.jspecify.annotations.NullMarked;
