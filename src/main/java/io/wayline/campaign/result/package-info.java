/** What came of the runs of campaigns, in numbers and the people behind each. */
@NullMarked
package io.wayline.campaign.result;

import org.jspecify.annotations.NullMarked;
