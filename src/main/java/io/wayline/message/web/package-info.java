/** Shows messages to other systems and to people. */
@NullMarked
package io.wayline.message.web;

import org.jspecify.annotations.NullMarked;
