/** The figures of a journey in layers, of which the diagram and the table show one. */
@NullMarked
package io.wayline.studio.web.layer;

import org.jspecify.annotations.NullMarked;
