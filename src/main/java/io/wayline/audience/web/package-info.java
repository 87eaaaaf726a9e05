/** The pages and the API of segments and runs. */
@NullMarked
package io.wayline.audience.web;

import org.jspecify.annotations.NullMarked;
