/** The pages of campaigns. */
@NullMarked
package io.wayline.campaign.web;

import org.jspecify.annotations.NullMarked;
