/** What customers are worth, over HTTP and in sentences. */
@NullMarked
package io.wayline.value.web;

import org.jspecify.annotations.NullMarked;
