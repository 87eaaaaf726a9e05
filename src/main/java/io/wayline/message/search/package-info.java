/** Finds mails and the templates that they are written from. */
@NullMarked
package io.wayline.message.search;

import org.jspecify.annotations.NullMarked;
