/** What every request has to keep to before anything reads it. */
@NullMarked
package io.wayline.platform.http;

import org.jspecify.annotations.NullMarked;
