/** The pages of the studio. */
@NullMarked
package io.wayline.studio.web;

import org.jspecify.annotations.NullMarked;
