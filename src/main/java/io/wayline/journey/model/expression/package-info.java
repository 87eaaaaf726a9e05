/** The small language of conditions and settings: names, literals, and operators, no calls. */
@NullMarked
package io.wayline.journey.model.expression;

import org.jspecify.annotations.NullMarked;
