/** The pages of the workspace, and what of it the API shows. */
@NullMarked
package io.wayline.workspace.web;

import org.jspecify.annotations.NullMarked;
