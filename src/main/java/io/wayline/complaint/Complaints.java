package io.wayline.complaint;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

import io.wayline.complaint.Complaint.OrderNamed;
import io.wayline.customer.hold.MarketingHolds;
import io.wayline.shared.CustomerId;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.shared.RowTime;
import io.wayline.timeline.Cause;
import io.wayline.timeline.Entry;
import io.wayline.timeline.Timeline;
import io.wayline.value.CustomerValues;
import io.wayline.value.Orders;

/**
 * What customers complain of: taken in, and what customers say of it afterwards. What the house does with it is
 * {@link ComplaintProgress}.
 */
@Component
public class Complaints {

    /** The reason of the marketing hold that stands while one is open. */
    public static final String HOLD = "complaint";

    // the journey of one that is open finds it by the name that it was given, until it closes
    private static final String FORGET = """
            update complaint set contact_name = null, contact_email = null, contact_phone = null,
                source_ref = case when stage = 'CLOSED' then ref else source_ref end,
                order_ref = null, order_standing = null, channel = null, category_said = category, erased_at = ?,
                version = version + 1
            where\s""";

    private final ComplaintRows rows;
    private final ComplaintWords words;
    private final Orders orders;
    private final CustomerValues values;
    private final MarketingHolds holds;
    private final Timeline timeline;
    private final AnswerClock answers;
    private final JdbcClient jdbc;
    private final Clock clock;

    Complaints(
            ComplaintRows rows,
            ComplaintWords words,
            Orders orders,
            CustomerValues values,
            MarketingHolds holds,
            Timeline timeline,
            AnswerClock answers,
            JdbcClient jdbc,
            Clock clock) {
        this.rows = rows;
        this.words = words;
        this.orders = orders;
        this.values = values;
        this.holds = holds;
        this.timeline = timeline;
        this.answers = answers;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** By our own name for it. */
    public Optional<Complaint> find(String ref) {
        return rows.find(ref);
    }

    /** By the name that events give it, of this customer. */
    public Optional<Complaint> find(CustomerId customer, String sourceRef) {
        return rows.find(customer, sourceRef);
    }

    /** @throws NotFound when this customer has none of that name */
    public Complaint get(CustomerId customer, String sourceRef) {
        return rows.find(customer, sourceRef).orElseThrow(() -> new NotFound("complaint"));
    }

    /** What people wrote about it, in the order in which they did; personal. */
    public List<ComplaintText> texts(Complaint complaint) {
        return rows.texts(complaint);
    }

    /** Every answer that was promised, the first first. */
    public List<AnswerRound> rounds(Complaint complaint) {
        return rows.rounds(complaint);
    }

    /** The account of whoever wrote an answer of it last, by our own name for it; empty when nobody has. */
    public Optional<String> answeredLastBy(String ref) {
        return jdbc.sql("""
                        select t.written_by from complaint_text t join complaint c on c.number = t.complaint
                        where c.ref = ? and t.kind = 'ANSWER' and t.written_by is not null
                        order by t.id desc fetch first 1 rows only""").param(ref).query(String.class).list().stream().findFirst();
    }

    /** How many of a customer are not closed. */
    public int open(CustomerId customer) {
        return jdbc.sql("select count(*) from complaint where customer_id = ? and stage <> 'CLOSED'")
                .param(customer.value())
                .query(Integer.class)
                .single();
    }

    /** How many a customer has made in the last 365 days, whatever came of them. */
    public int ofTheLastYear(CustomerId customer) {
        return jdbc.sql("select count(*) from complaint where customer_id = ? and received_at > ?")
                .params(customer.value(), RowTime.of(clock.instant().minus(Duration.ofDays(365))))
                .query(Integer.class)
                .single();
    }

    /**
     * Takes a complaint in, in the caller's transaction: what was written is stored, and marketing is held before anybody
     * hears of it. One of this name that is known already is given what was written besides; the same words again are
     * nothing besides.
     *
     * @param history true for one that was over when we were told: nothing is held, and nobody works on it
     */
    Complaint receive(
            CustomerId customer, Received said, boolean senderKnown, Instant at, boolean history, Cause cause) {
        var known = rows.find(customer, said.sourceRef());
        if (known.isPresent()) {
            if (!isWritten(known.get(), said.text())) {
                rows.write(known.get(), ComplaintText.Kind.RECEIVED, said.text(), null, at);
                tell(known.get(), "complaint-received-again", at, Entry.Direction.IN, cause);
            }
            return known.get();
        }
        rows.insert(new ComplaintRows.New(
                customer,
                said,
                words.category(said.category()),
                senderKnown,
                standing(customer, said.orderRef()),
                words.speakOfHarm(said.text()),
                values.of(customer).tier().name(),
                at));
        var complaint = get(customer, said.sourceRef());
        rows.note(complaint.number(), 1, ComplaintStage.RECEIVED, at, cause);
        rows.write(complaint, ComplaintText.Kind.RECEIVED, said.text(), null, at);
        tell(complaint, "complaint-received", at, Entry.Direction.IN, cause);
        if (said.orderRef() != null) {
            sameOrder(complaint, said.orderRef()).forEach(other -> link(complaint, other, "wayline"));
        }
        if (history) {
            rows.close(complaint, ComplaintEnding.IMPORTED, at);
            rows.stage(complaint, ComplaintStage.CLOSED, at, cause);
        } else {
            holds.place(customer, HOLD, complaint.ref(), cause);
        }
        return complaint;
    }

    private boolean isWritten(Complaint known, String text) {
        return rows.texts(known).stream()
                .anyMatch(before -> before.kind() == ComplaintText.Kind.RECEIVED
                        && before.body().equals(text));
    }

    /**
     * Takes in what a customer complained of before anybody told us: its clocks count from then. The event that tells of it
     * in the same words leads its journey on; said again, nothing changes.
     *
     * @param said as {@code complaint.received} tells it
     * @throws InvalidValue when a field is not what it claims to be, or it has not happened yet
     */
    @Transactional
    public void receiveEarlier(CustomerId customer, JsonNode said, Instant at, Cause cause) {
        if (at.isAfter(clock.instant())) {
            throw new InvalidValue("at", "is still to come", "name when the customer complained");
        }
        receive(customer, Received.read(said), true, at, false, cause);
    }

    /** The customer agrees, also before there is an answer; said again of the same one, it changes nothing. */
    void accept(Complaint seen, @Nullable String text, Instant at, Cause cause) {
        var complaint = rows.lock(seen);
        if (!complaint.isOpen()) {
            return;
        }
        writeIfAny(complaint, ComplaintText.Kind.ACCEPTED, text, at);
        if (rows.reply(complaint, AnswerRound.Reply.ACCEPTED, at)) {
            tell(complaint, "complaint-accepted", at, Entry.Direction.IN, cause);
        }
    }

    /**
     * The customer is not content: a new clock starts, and the first result stays. What they write while an answer is owed
     * anyway is added to what they wrote before.
     */
    void reopen(Complaint seen, @Nullable String text, Instant at, Cause cause) {
        var complaint = rows.lock(seen);
        if (!complaint.isOpen()) {
            return;
        }
        if (complaint.stage() != ComplaintStage.ANSWERED) {
            writeIfAny(complaint, ComplaintText.Kind.RECEIVED, text, at);
            return;
        }
        rows.reply(complaint, AnswerRound.Reply.REOPENED, at);
        answers.again(complaint, at);
        var again = rows.lock(complaint);
        rows.stage(again, ComplaintStage.REOPENED, at, cause);
        writeIfAny(again, ComplaintText.Kind.REOPENED, text, at);
        tell(again, "complaint-reopened", at, Entry.Direction.IN, cause);
    }

    /** The customer takes it back; the journey closes it. */
    void withdraw(Complaint seen, @Nullable String text, Instant at, Cause cause) {
        var complaint = rows.lock(seen);
        if (!complaint.isOpen() || complaint.withdrawnAt() != null) {
            return;
        }
        writeIfAny(complaint, ComplaintText.Kind.WITHDRAWN, text, at);
        rows.withdraw(complaint, at);
        rows.stage(complaint, ComplaintStage.WITHDRAWN, at, cause);
        tell(complaint, "complaint-withdrawn", at, Entry.Direction.IN, cause);
    }

    /** Those that ended because this one is answered instead, the first first. */
    public List<Complaint> duplicatesOf(Complaint complaint) {
        return jdbc.sql(ComplaintRows.COLUMNS + ComplaintRows.FROM + "where c.duplicate_of = ? order by c.number")
                .param(complaint.number())
                .query(ComplaintRows::read)
                .list();
    }

    /**
     * Says that two cases belong together; said again, or the other way round, it changes nothing.
     *
     * @return false when that was said before
     */
    @Transactional
    public boolean link(Complaint one, Complaint other, String by) {
        if (one.number() == other.number()) {
            throw new InvalidValue("other", "is the same complaint", "name another one");
        }
        return jdbc.sql("""
                        insert into complaint_link (complaint, other, linked_by, linked_at)
                        select :one, :other, :by, cast(:now as timestamp(6) with time zone)
                        where not exists (select 1 from complaint_link where complaint = :one and other = :other)""")
                        .param("one", Math.min(one.number(), other.number()))
                        .param("other", Math.max(one.number(), other.number()))
                        .param("by", by)
                        .param("now", RowTime.of(clock.instant()))
                        .update()
                == 1;
    }

    /**
     * Erases what was written and said about a customer's complaints, in the caller's transaction; that there were some,
     * and when they were answered, stays. Done twice, the second time finds nothing.
     *
     * @return how many complaints were erased
     */
    @Transactional
    public int erase(CustomerId customer, Instant at) {
        jdbc.sql("delete from complaint_text where complaint in (select number from complaint where customer_id = ?)")
                .param(customer.value())
                .update();
        return jdbc.sql(FORGET + "customer_id = ? and (erased_at is null or stage = 'CLOSED' and source_ref <> ref)")
                .params(RowTime.of(at), customer.value())
                .update();
    }

    /**
     * Those that were taken back before a moment and are not closed yet, the first first.
     *
     * @return their refs, as people call them
     */
    public List<String> withdrawnBefore(Instant moment, int limit) {
        return jdbc.sql("""
                        select ref from complaint where stage = 'WITHDRAWN' and withdrawn_at < ?
                        order by withdrawn_at, number fetch first %d rows only""".formatted(limit))
                .param(RowTime.of(moment))
                .query(String.class)
                .list();
    }

    /**
     * Those that were closed before a moment and whose words are still here, the first closed first.
     *
     * @return their refs, as people call them
     */
    public List<String> closedBefore(Instant moment, int limit) {
        return jdbc.sql("""
                        select ref from complaint where erased_at is null and closed_at < ?
                        order by closed_at, number fetch first %d rows only""".formatted(limit))
                .param(RowTime.of(moment))
                .query(String.class)
                .list();
    }

    /**
     * Erases what was written and said about one that is closed; that it was, and how it was answered, stays. Of one that
     * is open, or erased already, nothing.
     *
     * @param ref as people call it
     * @return whether anything was erased
     */
    @Transactional
    public boolean forget(String ref, Instant at) {
        var closed = jdbc.sql(FORGET + "ref = ? and stage = 'CLOSED' and erased_at is null")
                .params(RowTime.of(at), ref)
                .update();
        if (closed == 0) {
            return false;
        }
        jdbc.sql("delete from complaint_text where complaint = (select number from complaint where ref = ?)")
                .param(ref)
                .update();
        return true;
    }

    /** What this customer complained of about the same order before. */
    private List<Complaint> sameOrder(Complaint complaint, String order) {
        return jdbc.sql(ComplaintRows.COLUMNS + ComplaintRows.FROM
                        + "where c.customer_id = ? and c.order_ref = ? and c.number <> ?")
                .params(complaint.customer().value(), order, complaint.number())
                .query(ComplaintRows::read)
                .list();
    }

    private void writeIfAny(Complaint complaint, ComplaintText.Kind kind, @Nullable String text, Instant at) {
        if (text != null) {
            rows.write(complaint, kind, text, null, at);
        }
    }

    /** What the order was of that it names, as the purchase report calls it; null when that is not known, or not theirs. */
    @Nullable
    String product(Complaint complaint) {
        var order = complaint.order();
        return order == null
                ? null
                : orders.mainCategory(complaint.customer(), order.ref()).orElse(null);
    }

    private OrderNamed.@Nullable Standing standing(CustomerId customer, @Nullable String order) {
        if (order == null) {
            return null;
        }
        var owners = orders.ownersOf(order);
        if (owners.isEmpty()) {
            return OrderNamed.Standing.UNKNOWN;
        }
        return owners.contains(customer) ? OrderNamed.Standing.OWN : OrderNamed.Standing.FOREIGN;
    }

    private void tell(Complaint complaint, String kind, Instant at, Entry.Direction direction, Cause cause) {
        timeline.add(new Entry(complaint.customer(), at, kind, direction, facts(complaint), cause));
    }

    static Map<String, String> facts(Complaint complaint) {
        var facts = new HashMap<String, String>();
        facts.put("complaint", complaint.ref());
        facts.put("category", complaint.category().word());
        return facts;
    }
}
