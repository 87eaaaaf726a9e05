/** What steps may name, where that is known only when the product runs, and where diagrams name mails. */
@NullMarked
package io.wayline.steps.choice;

import org.jspecify.annotations.NullMarked;
