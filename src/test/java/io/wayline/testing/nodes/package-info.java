/** Nodes as processes of their own that a test can kill and freeze, and what they did held against the truth. */
@NullMarked
package io.wayline.testing.nodes;

import org.jspecify.annotations.NullMarked;
