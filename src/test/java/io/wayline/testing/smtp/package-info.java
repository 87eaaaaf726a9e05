/** A mail server that fails as told and keeps its own book of what it accepted. */
@NullMarked
package io.wayline.testing.smtp;

import org.jspecify.annotations.NullMarked;
