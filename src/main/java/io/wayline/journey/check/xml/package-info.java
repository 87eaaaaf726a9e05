/** Which elements and attributes a file may have. */
@NullMarked
package io.wayline.journey.check.xml;

import org.jspecify.annotations.NullMarked;
