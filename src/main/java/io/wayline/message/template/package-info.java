/** Turns a template and facts into a mail, in a locked profile of the template language. */
@NullMarked
package io.wayline.message.template;

import org.jspecify.annotations.NullMarked;
