/** What campaigns that run by themselves did and will do, as a figure of five months. */
@NullMarked
package io.wayline.campaign.calendar;

import org.jspecify.annotations.NullMarked;
