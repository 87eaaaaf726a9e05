/** Lets readers of our mails say what they want, from a link of their own and without signing in. */
@NullMarked
package io.wayline.message.preference;

import org.jspecify.annotations.NullMarked;
