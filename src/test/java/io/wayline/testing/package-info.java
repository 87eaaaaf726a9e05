/** What tests share: a database of the kind under test, a clock to set, a signed-in browser. */
@NullMarked
package io.wayline.testing;

import org.jspecify.annotations.NullMarked;
