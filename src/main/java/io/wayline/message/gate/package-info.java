/** Decides whether, and when, a mail may reach its customer: consent, holds, how many, and at what hour. */
@NullMarked
package io.wayline.message.gate;

import org.jspecify.annotations.NullMarked;
