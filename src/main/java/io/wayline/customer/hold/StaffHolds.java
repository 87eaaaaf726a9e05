package io.wayline.customer.hold;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.shared.CustomerId;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.shared.ReasonText;
import io.wayline.timeline.Cause;

/**
 * Holds that people place and lift by hand, with a reason in their own words. Holds that come from elsewhere, such as
 * from a complaint, are lifted where they come from.
 */
@Component
public class StaffHolds {

    /** The word for their reason, beside those of other features. */
    public static final String BY_HAND = "manual";

    private static final int LONGEST = 200;

    private final MarketingHolds holds;

    StaffHolds(MarketingHolds holds) {
        this.holds = holds;
    }

    /**
     * Places a hold; under the same words as one that stands, nothing changes.
     *
     * @param why in the words of whoever places it, one line of 1 to 200 characters
     * @return the hold that stands
     * @throws InvalidValue when the words are missing or too many
     * @throws NotFound when there is no such customer
     */
    @Transactional
    public MarketingHold place(CustomerId customer, String why, Cause cause) {
        var words = ReasonText.read(why, LONGEST);
        holds.place(customer, BY_HAND, words, cause);
        return holds.of(customer).stream()
                .filter(hold -> hold.reference().equals(words))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Lifts a hold that was placed by hand; one that does not stand is lifted already.
     *
     * @param why the words under which it was placed
     * @throws NotFound when what stands under these words comes from elsewhere
     */
    @Transactional
    public void lift(CustomerId customer, String why, Cause cause) {
        var fromElsewhere = holds.of(customer).stream()
                .filter(hold -> !hold.reason().equals(BY_HAND))
                .anyMatch(hold -> hold.reference().equals(why.strip()));
        if (fromElsewhere) {
            throw new NotFound("hold");
        }
        holds.lift(customer, why.strip(), cause);
    }
}
