/** The small language of conditions and settings: names, literals, and operators, no calls. */
@NullMarked
package io.wayline.journey.check.expression;

import org.jspecify.annotations.NullMarked;
