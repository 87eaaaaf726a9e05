/** The pages and calls that answer it. */
@NullMarked
package io.wayline.why.web;

import org.jspecify.annotations.NullMarked;
