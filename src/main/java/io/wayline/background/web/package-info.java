/** Work in the background over HTTP: what it could not do, and the way to have it tried again. */
@NullMarked
package io.wayline.background.web;

import org.jspecify.annotations.NullMarked;
