/** The web shell: the frame around every page, the reader's language and theme, sign-in, and what an error looks like. */
@NullMarked
package io.wayline.platform.web;

import org.jspecify.annotations.NullMarked;
