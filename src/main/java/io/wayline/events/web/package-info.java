/** Shows events and what became of them, and sends one through again. */
@NullMarked
package io.wayline.events.web;

import org.jspecify.annotations.NullMarked;
