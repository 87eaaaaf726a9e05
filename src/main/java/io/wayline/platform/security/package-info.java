/** Who may do what over HTTP: sign-in, sessions, API keys, headers. */
@NullMarked
package io.wayline.platform.security;

import org.jspecify.annotations.NullMarked;
