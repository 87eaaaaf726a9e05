/** What a file of a decision says, deployed or only drafted. */
@NullMarked
package io.wayline.journey.model.dmn;

import org.jspecify.annotations.NullMarked;
