package io.wayline.complaint.privacy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.complaint.Casework;
import io.wayline.complaint.Casework.Press;
import io.wayline.complaint.Complaint;
import io.wayline.complaint.ComplaintEnding;
import io.wayline.complaint.ComplaintProgress;
import io.wayline.complaint.ComplaintStage;
import io.wayline.complaint.Complaints;
import io.wayline.customer.Customers;
import io.wayline.customer.hold.MarketingHolds;
import io.wayline.events.EventsDriver;
import io.wayline.shared.CustomerRef;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class ComplaintRetentionTests {

    @Autowired
    ComplaintRetention retention;

    @Autowired
    WithdrawnComplaints left;

    @Autowired
    Casework casework;

    @Autowired
    ComplaintProgress progress;

    @Autowired
    MarketingHolds holds;

    @Autowired
    Complaints complaints;

    @Autowired
    Customers customers;

    @Autowired
    EventsDriver events;

    @Autowired
    SettableClock clock;

    private final String some = UUID.randomUUID().toString();
    private final String anna = "anna-" + some;
    private final String source = "case " + some;
    private Instant before = Instant.EPOCH;

    @BeforeEach
    void annaComplained() {
        before = clock.instant();
        events.sendHistory("customer.registered", anna, Map.of("email", anna + "@example.com"));
    }

    @AfterEach
    void itIsWhenItWas() {
        clock.set(before);
    }

    @Test
    void whatWasWrittenGoesThreeYearsAfterItWasClosedAndThatThereWasOneStays() {
        // told of as history, it is closed when it comes
        events.sendHistory("complaint.received", anna, said());
        events.handleAll();
        var ref = complaint(source).ref();

        clock.advance(Duration.ofDays(1_094));
        retention.turn();
        assertThat(complaints.texts(complaint(source))).hasSize(1);
        clock.advance(Duration.ofDays(2));
        retention.turn();
        retention.turn();

        var kept = complaints.find(ref).orElseThrow();
        assertThat(complaints.texts(kept)).isEmpty();
        assertThat(kept.sourceRef()).isEqualTo(ref);
        assertThat(kept.category().word()).isEqualTo("quality");
        assertThat(kept.channel()).isNull();
        assertThat(kept.isOpen()).isFalse();
        assertThat(complaints.forget(ref, clock.instant())).isFalse();
    }

    @Test
    void whatIsOpenIsKeptHoweverOldItIs() {
        events.send("complaint.received", anna, said());
        events.handleAll();
        clock.advance(Duration.ofDays(4_000));

        retention.turn();

        assertThat(complaints.texts(complaint(source))).hasSize(1);
        assertThat(complaints.forget(complaint(source).ref(), clock.instant())).isFalse();
        assertThat(complaints.texts(complaint(source))).hasSize(1);
    }

    @Test
    void whatWasTakenBackAndHasNoJourneyToCloseItIsClosedAnHourLater() {
        events.send("complaint.received", anna, said());
        events.handleAll();
        casework.withdraw(
                complaint(source), "Found the part", new Press(UUID.randomUUID().toString(), "lin"));
        var withdrawn = complaint(source);

        clock.advance(Duration.ofMinutes(59));
        left.turn();
        assertThat(complaint(source).stage()).isEqualTo(ComplaintStage.WITHDRAWN);
        clock.advance(Duration.ofMinutes(2));
        left.turn();

        assertThat(complaint(source).stage()).isEqualTo(ComplaintStage.CLOSED);
        assertThat(complaint(source).ending()).isEqualTo(ComplaintEnding.WITHDRAWN);
        assertThat(holds.of(withdrawn.customer())).isEmpty();
        assertThat(complaints.open(withdrawn.customer())).isZero();
        assertThat(progress.closeWithdrawn(withdrawn.ref(), clock.instant())).isFalse();
    }

    @Test
    void whatIsOwedAnAnswerIsNotClosedWithoutOne() {
        events.send("complaint.received", anna, said());
        events.handleAll();
        clock.advance(Duration.ofDays(2));

        left.turn();

        assertThat(complaint(source).isOpen()).isTrue();
        assertThat(progress.closeWithdrawn(complaint(source).ref(), clock.instant()))
                .isFalse();
    }

    private Map<String, Object> said() {
        return Map.of(
                "complaintRef",
                source,
                "category",
                "quality",
                "text",
                "The lid does not close.",
                "channel",
                "told to Boris");
    }

    private Complaint complaint(String called) {
        return complaints.get(customers.get(new CustomerRef(anna)).id(), called);
    }
}
