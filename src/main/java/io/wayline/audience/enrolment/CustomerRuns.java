package io.wayline.audience.enrolment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.events.EventLog;
import io.wayline.events.EventState;
import io.wayline.shared.CustomerId;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.RowTime;

/** The runs of campaigns as one customer went through them. */
@Component
public class CustomerRuns {

    private static final int INVITATIONS = 50;

    private final JdbcClient jdbc;
    private final EventLog events;

    CustomerRuns(JdbcClient jdbc, EventLog events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /**
     * A run that somebody is in.
     *
     * @param invitedAt when they had their turn; null while they wait for it
     */
    public record Part(Enrolment run, @Nullable Instant invitedAt) {}

    /**
     * Those that the customer is in, the newest first.
     *
     * @param campaign only runs of this one, or null
     */
    public List<Part> of(CustomerId customer, @Nullable String campaign, int most) {
        var sql = jdbc.sql("select e.*, m.invited_at from enrolment_member m join enrolment e on e.ref = m.enrolment"
                        + " where m.customer_id = ?" + (campaign == null ? "" : " and e.campaign = ?")
                        + " order by e.asked_at desc, e.ref desc fetch first " + most + " rows only")
                .param(customer.value());
        return (campaign == null ? sql : sql.param(campaign))
                .query((row, number) ->
                        new Part(EnrolmentRows.read(row, number), RowTime.readNullable(row, "invited_at")))
                .list();
    }

    /** How far the invitation has come by which a run invited the customer; empty when it is no longer kept. */
    public Optional<EventState> invitation(String run, CustomerRef customer) {
        var name = Pacer.INVITATION + run + ":";
        return events
                .list(new EventLog.Filter(null, Enrolments.INVITED, Pacer.SOURCE, customer), null, INVITATIONS)
                .items()
                .stream()
                .filter(event -> event.eventId().startsWith(name))
                .map(EventLog.Listed::state)
                .findFirst();
    }
}
