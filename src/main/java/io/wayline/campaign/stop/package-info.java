/** When campaigns stop by themselves, and who lets them go on. */
@NullMarked
package io.wayline.campaign.stop;

import org.jspecify.annotations.NullMarked;
