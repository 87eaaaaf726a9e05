/** What the modeler in the browser needs to know of this product, in the reader's words. */
@NullMarked
package io.wayline.studio.modeler;

import org.jspecify.annotations.NullMarked;
