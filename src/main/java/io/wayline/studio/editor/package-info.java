/** Journeys are drawn in the browser: the page, and what it asks for and saves while somebody draws. */
@NullMarked
package io.wayline.studio.editor;

import org.jspecify.annotations.NullMarked;
