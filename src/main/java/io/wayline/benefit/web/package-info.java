/** Benefits over HTTP: what a customer has, and taking it. */
@NullMarked
package io.wayline.benefit.web;

import org.jspecify.annotations.NullMarked;
