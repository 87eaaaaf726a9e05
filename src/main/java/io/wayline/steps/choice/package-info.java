/** What steps may name, where that is known only when the product runs. */
@NullMarked
package io.wayline.steps.choice;

import org.jspecify.annotations.NullMarked;
