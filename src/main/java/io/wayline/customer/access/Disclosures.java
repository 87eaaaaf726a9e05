package io.wayline.customer.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.customer.Customer;
import io.wayline.customer.CustomerRow;
import io.wayline.customer.Profile;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.MailAddress;
import io.wayline.shared.RowTime;
import io.wayline.timeline.Cause;
import io.wayline.timeline.Entry;
import io.wayline.timeline.Timeline;

/**
 * Shows people more than their role does, for a while, for a reason, and never unseen: each time is a row that stays and
 * an entry on the customer's timeline.
 */
@Component
public class Disclosures {

    /** So long contact data stays open after it was revealed. */
    public static final Duration UNVEILED_FOR = Duration.ofMinutes(15);
    /** So long a customer stays open after somebody on the phone with them has opened them. */
    public static final Duration OPEN_FOR = Duration.ofHours(8);
    /** Enough for a busy day on the phone, too few to leaf through the customers. */
    private static final int OPENED_PER_HOUR = 40;

    private final JdbcClient jdbc;
    private final VisibleCustomers visible;
    private final Timeline timeline;
    private final Clock clock;

    Disclosures(JdbcClient jdbc, VisibleCustomers visible, Timeline timeline, Clock clock) {
        this.jdbc = jdbc;
        this.visible = visible;
        this.timeline = timeline;
        this.clock = clock;
    }

    private enum Disclosed {
        UNVEILED,
        OPENED
    }

    /** Why somebody needs to see more. */
    public enum Reason {
        CALL,
        VERIFY,
        CORRECT,
        LETTER
    }

    /**
     * Shows how a customer is reached to whoever looks after them.
     *
     * @throws io.wayline.shared.NotFound when the viewer does not see the customer
     * @throws NotYours when somebody else looks after the customer
     */
    @Transactional
    public void reveal(CustomerRef ref, Viewer viewer, Reason reason) {
        var customer = visible.get(ref, viewer).customer();
        if (!viewer.reveals(customer)) {
            throw new NotYours();
        }
        disclose(customer, viewer, Disclosed.UNVEILED, reason, UNVEILED_FOR);
    }

    /** Shows how a customer is called to somebody who holds the task of calling them; that they do, the caller knows. */
    @Transactional
    public void forCall(Customer customer, Viewer viewer) {
        if (!isRevealed(customer, viewer)) {
            disclose(customer, viewer, Disclosed.UNVEILED, Reason.CALL, UNVEILED_FOR);
        }
    }

    /** Whether contact data was revealed to this viewer, and still is. */
    public boolean isRevealed(Customer customer, Viewer viewer) {
        return jdbc.sql("""
                        select count(*) from customer_disclosure
                        where username = ? and until > ? and customer_id = ? and kind = 'UNVEILED'""")
                        .params(
                                viewer.name(),
                                RowTime.of(clock.instant()),
                                customer.id().value())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /**
     * Opens a customer to somebody who was told what only the customer, or their letter, can tell: the complete ref,
     * mail address, or phone number.
     *
     * @return nothing when nobody, or more than one customer, has exactly this
     * @throws OpenedTooMany when the viewer has opened very many in the last hour
     */
    @Transactional
    public Optional<Customer> open(String exactly, Viewer viewer, Reason reason) {
        if (openedSince(viewer, clock.instant().minus(Duration.ofHours(1))) >= OPENED_PER_HOUR) {
            throw new OpenedTooMany();
        }
        var found = jdbc.sql("""
                        select * from customer where ref = ? or email_key = ? or phone = ?
                            or id = (select customer_id from customer_merge where ref = ?)""")
                .params(
                        Contacts.ref(exactly),
                        Contacts.emailKey(exactly),
                        Contacts.phone(exactly),
                        Contacts.ref(exactly))
                .query(CustomerRow::read)
                .list();
        if (found.size() != 1) {
            return Optional.empty();
        }
        disclose(found.get(0), viewer, Disclosed.OPENED, reason, OPEN_FOR);
        return Optional.of(found.get(0));
    }

    private void disclose(Customer customer, Viewer viewer, Disclosed kind, Reason reason, Duration duration) {
        var now = clock.instant();
        jdbc.sql("""
                        insert into customer_disclosure (customer_id, username, kind, reason, at, until)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(
                        customer.id().value(),
                        viewer.name(),
                        kind.name(),
                        reason.name(),
                        RowTime.of(now),
                        RowTime.of(now.plus(duration)))
                .update();
        timeline.add(new Entry(
                customer.id(),
                now,
                kind == Disclosed.UNVEILED ? "contact-unveiled" : "customer-opened",
                Entry.Direction.INSIDE,
                Map.of("why", reason.name()),
                Cause.person(viewer.name())));
    }

    private long openedSince(Viewer viewer, Instant since) {
        return jdbc.sql("""
                        select count(*) from customer_disclosure
                        where username = ? and until > ? and kind = 'OPENED' and at > ?""")
                .params(viewer.name(), RowTime.of(since), RowTime.of(since))
                .query(Long.class)
                .single();
    }

    /** Texts as the columns hold them; what is no address or number matches nothing. */
    private static final class Contacts {

        private static final String NOTHING = "";

        static String ref(String text) {
            try {
                return new CustomerRef(text.strip()).value();
            } catch (InvalidValue noRef) {
                return NOTHING;
            }
        }

        static String emailKey(String text) {
            try {
                return new MailAddress(text).key();
            } catch (InvalidValue noAddress) {
                return NOTHING;
            }
        }

        static String phone(String text) {
            try {
                return Profile.phone(text).value();
            } catch (InvalidValue noNumber) {
                return NOTHING;
            }
        }
    }
}
