package io.wayline.customer.hold;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.customer.Customers;
import io.wayline.customer.consent.ConsentSource;
import io.wayline.customer.consent.ConsentStatement;
import io.wayline.customer.consent.ConsentTopic;
import io.wayline.customer.consent.Consents;
import io.wayline.customer.reach.MarketingReach;
import io.wayline.message.CustomersOfTests;
import io.wayline.shared.CustomerId;
import io.wayline.testing.DatabaseTest;
import io.wayline.timeline.Cause;
import io.wayline.timeline.Timeline;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class MarketingHoldsTests {

    private static final Cause COMPLAINT = Cause.system("complaint");

    @Autowired
    MarketingHolds holds;

    @Autowired
    MarketingReach reach;

    @Autowired
    Consents consents;

    @Autowired
    Customers customers;

    @Autowired
    Timeline timeline;

    @Autowired
    JdbcClient jdbc;

    private CustomerId emma = new CustomerId("nobody-yet");

    @BeforeEach
    void somebodyNew() {
        emma = new CustomersOfTests(jdbc).emma();
    }

    @Test
    void severalStandAtOnceAndEachIsLiftedByItsOwnReference() {
        holds.place(emma, "complaint", "CP-1", COMPLAINT);
        holds.place(emma, "complaint", "CP-2", COMPLAINT);

        assertThat(holds.lift(emma, "CP-1", COMPLAINT)).isTrue();

        assertThat(holds.of(emma)).extracting(MarketingHold::reference).containsExactly("CP-2");
    }

    @Test
    void placingAndLiftingTwiceIsPlacingAndLiftingOnce() {
        assertThat(holds.place(emma, "complaint", "CP-1", COMPLAINT)).isTrue();
        assertThat(holds.place(emma, "complaint", "CP-1", COMPLAINT)).isFalse();
        assertThat(holds.of(emma)).hasSize(1);

        assertThat(holds.lift(emma, "CP-1", COMPLAINT)).isTrue();
        assertThat(holds.lift(emma, "CP-1", COMPLAINT)).isFalse();

        assertThat(timeline.of(emma, null, 10).items())
                .extracting(told -> told.entry().kind())
                .containsExactly("hold-lifted", "hold-placed");
    }

    @Test
    void aComplaintThatIsOpenedAgainHoldsAgain() {
        holds.place(emma, "complaint", "CP-1", COMPLAINT);
        holds.lift(emma, "CP-1", COMPLAINT);

        assertThat(holds.place(emma, "complaint", "CP-1", COMPLAINT)).isTrue();

        assertThat(holds.of(emma)).hasSize(1);
    }

    @Test
    void marketingReachesThoseWhoCanBeReachedAgreedAndAreNotHeld() {
        assertThat(ways(emma)).isEqualTo(new MarketingReach.Ways(0, false, false));

        agrees(emma);
        // no telephone number is known of her
        assertThat(ways(emma)).isEqualTo(new MarketingReach.Ways(0, true, false));

        holds.place(emma, "complaint", "CP-1", COMPLAINT);
        assertThat(ways(emma)).isEqualTo(new MarketingReach.Ways(1, false, false));
    }

    @Test
    void whoHasANumberAndAgreedToCallsMayBeCalled() {
        jdbc.sql("update customer set phone = '+8613800138000', email = null where id = ?")
                .param(emma.value())
                .update();
        agrees(emma);

        assertThat(ways(emma)).isEqualTo(new MarketingReach.Ways(0, false, true));
    }

    private MarketingReach.Ways ways(CustomerId customer) {
        return reach.to(customers.get(customer));
    }

    private void agrees(CustomerId customer) {
        for (var topic : new ConsentTopic[] {ConsentTopic.MARKETING_EMAIL, ConsentTopic.MARKETING_PHONE}) {
            consents.record(new ConsentStatement(
                    customer, topic, true, null, ConsentSource.AGENT, "call", null, null, Cause.person("lin")));
        }
    }
}
