package io.wayline.complaint;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.complaint.ComplaintProgress.Treatment;
import io.wayline.complaint.ComplaintProgress.Work;
import io.wayline.complaint.improvement.Improvements;
import io.wayline.customer.Customers;
import io.wayline.events.EventsDriver;
import io.wayline.shared.CustomerId;
import io.wayline.shared.CustomerRef;
import io.wayline.timeline.Cause;

/** Complaints for tests, taken and answered without a journey. */
@TestComponent
public class ComplaintDriver {

    /** The words of every answer. */
    public static final String ANSWER = "A new lid is on its way.\nWe are sorry.";

    private static final Cause TEST = Cause.person("shen");

    private final EventsDriver events;
    private final Complaints complaints;
    private final ComplaintProgress progress;
    private final Improvements improvements;
    private final AnswerLinks links;
    private final Customers customers;
    private final TransactionTemplate transaction;

    ComplaintDriver(
            EventsDriver events,
            Complaints complaints,
            ComplaintProgress progress,
            Improvements improvements,
            AnswerLinks links,
            Customers customers,
            PlatformTransactionManager transactions) {
        this.events = events;
        this.complaints = complaints;
        this.progress = progress;
        this.improvements = improvements;
        this.links = links;
        this.customers = customers;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Somebody complains; what they say besides are pairs of a field and its value. */
    public Complaint comes(String customer, String ref, Object... more) {
        happens("complaint.received", customer, said(ref, more));
        return of(customer, ref);
    }

    /** It is acknowledged, to be answered within so much time. */
    public Complaint acknowledged(String customer, String ref, String within) {
        var triage = new Complaint.Triage(2, "customer-care", new BigDecimal("300"));
        return inTransaction(() ->
                progress.acknowledge(of(customer, ref).customer(), ref, new Treatment(triage, within, null), TEST));
    }

    /** Lin finds why it happened. */
    public Complaint investigated(String customer, String ref, String cause, String unit) {
        return inTransaction(() -> progress.investigate(
                of(customer, ref).customer(),
                ref,
                new Complaint.CauseFound(cause, unit, true),
                new Work("Found it.", "lin"),
                TEST));
    }

    /** Shen plans what will be changed. */
    public Complaint improved(String customer, String ref, String measure, String owner, @Nullable LocalDate due) {
        return inTransaction(() -> improvements.plan(
                of(customer, ref).customer(), ref, new Improvements.Plan(measure, owner, due, "shen"), TEST));
    }

    /** Lin proposes a refund. */
    public Complaint proposed(String customer, String ref, String amount) {
        return inTransaction(() -> progress.propose(
                of(customer, ref).customer(),
                ref,
                Remedy.Kind.REFUND,
                new BigDecimal(amount),
                new Work(ANSWER, "lin"),
                TEST));
    }

    /** The customer was told the answer. */
    public Complaint answered(String customer, String ref) {
        return inTransaction(() -> progress.answer(of(customer, ref).customer(), ref, null, Duration.ofDays(7), TEST));
    }

    /** All of that at once. */
    public Complaint comesAndIsAnswered(String customer, String ref, Object... more) {
        comes(customer, ref, more);
        acknowledged(customer, ref, "PT24H");
        proposed(customer, ref, "129.00");
        return answered(customer, ref);
    }

    public Complaint closed(String customer, String ref) {
        return inTransaction(() -> progress.close(of(customer, ref).customer(), ref, TEST));
    }

    /** The path of the page of the answer. */
    public String page(Complaint complaint) {
        var link = links.of(complaint);
        return link.substring(link.indexOf(AnswerLinks.PATH));
    }

    public Complaint of(String customer, String ref) {
        return complaints.get(customers.get(new CustomerRef(customer)).id(), ref);
    }

    public CustomerId customer(String customer) {
        return customers.get(new CustomerRef(customer)).id();
    }

    public void happens(String type, String who, Map<String, ?> data) {
        events.send(type, who, data);
        events.handleAll();
    }

    /** What an event says. */
    public static Map<String, Object> said(String ref, Object... more) {
        var data = new HashMap<String, Object>();
        data.put("complaintRef", ref);
        data.put("category", "quality");
        data.put("text", "The lid does not close.");
        for (var at = 0; at < more.length; at += 2) {
            data.put((String) more[at], more[at + 1]);
        }
        return data;
    }

    private Complaint inTransaction(Supplier<Complaint> act) {
        return Objects.requireNonNull(transaction.execute(open -> act.get()));
    }
}
