/** Tells mails which feast they may speak of. */
@NullMarked
package io.wayline.message.occasion;

import org.jspecify.annotations.NullMarked;
