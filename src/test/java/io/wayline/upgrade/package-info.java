/** A database that an earlier version has filled goes on under this one: the dump of each base, and the test of it. */
@NullMarked
package io.wayline.upgrade;

import org.jspecify.annotations.NullMarked;
