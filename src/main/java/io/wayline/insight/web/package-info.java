/** The home page. */
@NullMarked
package io.wayline.insight.web;

import org.jspecify.annotations.NullMarked;
