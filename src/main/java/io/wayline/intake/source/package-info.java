/** Knows the systems that send events: their secrets, what each may send, and how fast. */
@NullMarked
package io.wayline.intake.source;

import org.jspecify.annotations.NullMarked;
