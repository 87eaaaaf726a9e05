package io.wayline.complaint;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.customer.Customers;
import io.wayline.customer.duplicate.DuplicatePair;
import io.wayline.customer.hold.MarketingHold;
import io.wayline.customer.hold.MarketingHolds;
import io.wayline.customer.merge.MergeChoice;
import io.wayline.customer.merge.Merges;
import io.wayline.shared.CustomerRef;
import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Anna was two customers, and both complained. */
@DatabaseTest
class ComplaintMergeTests {

    @Autowired
    Complaints complaints;

    @Autowired
    ComplaintDriver driver;

    @Autowired
    Customers customers;

    @Autowired
    Merges merges;

    @Autowired
    MarketingHolds holds;

    private final String some = UUID.randomUUID().toString();
    private final String kept = "anna-" + some;
    private final String merged = "a.berg-" + some;
    private final String source = "case " + some;

    @BeforeEach
    void annaIsTwo() {
        for (var each : List.of(kept, merged)) {
            driver.happens("customer.registered", each, Map.of("email", "anna-" + some + "@example.com"));
        }
    }

    @Test
    void ofTwoOfOneNameTheMergedOnesEndsAsItsDuplicate() {
        var stays = driver.comes(kept, source);
        var ends = driver.comes(merged, source, "text", "It caught fire");

        merge();

        var ended = complaints.find(ends.ref()).orElseThrow();
        assertThat(ended.customer()).isEqualTo(stays.customer());
        assertThat(ended.stage()).isEqualTo(ComplaintStage.CLOSED);
        assertThat(ended.ending()).isEqualTo(ComplaintEnding.DUPLICATE);
        assertThat(ended.duplicateOf()).isEqualTo(stays.ref());
        assertThat(ended.sourceRef()).isEqualTo(ends.ref());
        assertThat(complaints.texts(ended)).extracting(ComplaintText::body).contains("It caught fire");
        var goesOn = complaints.get(stays.customer(), source);
        assertThat(goesOn.ref()).isEqualTo(stays.ref());
        assertThat(goesOn.isOpen()).isTrue();
        assertThat(goesOn.safetySuspected()).isTrue();
        assertThat(holds.of(stays.customer()))
                .extracting(MarketingHold::reference)
                .containsExactly(stays.ref());
    }

    @Test
    void thoseOfOtherNamesGoOn() {
        var one = driver.comes(kept, source);
        var other = driver.comes(merged, "another " + source);

        merge();

        assertThat(complaints.get(one.customer(), "another " + source))
                .satisfies(each -> assertThat(each.ref()).isEqualTo(other.ref()))
                .satisfies(each -> assertThat(each.isOpen()).isTrue());
        assertThat(complaints.open(one.customer())).isEqualTo(2);
        assertThat(holds.of(one.customer()))
                .extracting(MarketingHold::reference)
                .containsExactlyInAnyOrder(one.ref(), other.ref());
    }

    private void merge() {
        var one = customers.get(new CustomerRef(kept));
        var other = customers.get(new CustomerRef(merged));
        merges.merge(
                DuplicatePair.of(one.id(), other.id()).id(), new MergeChoice(one.ref(), List.of(), null, null), "shen");
    }
}
