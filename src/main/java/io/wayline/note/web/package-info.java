/** Notes on the page of a customer, and over HTTP. */
@NullMarked
package io.wayline.note.web;

import org.jspecify.annotations.NullMarked;
