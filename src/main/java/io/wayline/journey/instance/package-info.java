/** What is kept of instances in tables of ours, beside what the engine keeps. */
@NullMarked
package io.wayline.journey.instance;

import org.jspecify.annotations.NullMarked;
