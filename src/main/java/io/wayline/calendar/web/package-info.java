/** The calendar for people to look at, and over HTTP. */
@NullMarked
package io.wayline.calendar.web;

import org.jspecify.annotations.NullMarked;
