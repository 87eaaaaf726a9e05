package io.wayline.complaint;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.customer.Customers;
import io.wayline.events.EventInbox;
import io.wayline.events.NewEvent;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.ReasonText;
import io.wayline.shared.Refusal;
import io.wayline.shared.RowTime;
import io.wayline.timeline.Cause;
import io.wayline.timeline.Entry;
import io.wayline.timeline.Timeline;

/**
 * What colleagues do to a case beside its journey: each says why, and a press that comes twice is done once. Nothing is
 * done to one that is closed.
 */
@Component
@Transactional
public class Casework {

    private static final String SOURCE = "wayline:complaint-desk";
    private static final String TAKEN_BACK = "complaint.withdrawn";

    private final ComplaintRows rows;
    private final Complaints complaints;
    private final Customers customers;
    private final Timeline timeline;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    /** The inbox knows its handlers, and one of them is ours: it is asked for when it is needed. */
    private final ObjectProvider<EventInbox> inbox;

    private final Clock clock;

    Casework(
            ComplaintRows rows,
            Complaints complaints,
            Customers customers,
            Timeline timeline,
            JdbcClient jdbc,
            JsonMapper json,
            ObjectProvider<EventInbox> inbox,
            Clock clock) {
        this.rows = rows;
        this.complaints = complaints;
        this.customers = customers;
        this.timeline = timeline;
        this.jdbc = jdbc;
        this.json = json;
        this.inbox = inbox;
        this.clock = clock;
    }

    /**
     * One press of a button, or one call.
     *
     * @param name its own name, 1 to 36 characters: the same again by the same person changes nothing
     * @param by the account, or the name of a key
     */
    public record Press(String name, String by) {

        /** @throws InvalidValue of {@code key} when it is no name */
        public Press {
            if (!name.matches("[A-Za-z0-9-]{1,36}")) {
                throw new InvalidValue("key", "is no name of a press", "send 1 to 36 letters, digits, and dashes");
            }
        }
    }

    private enum Act {
        WITHDRAW,
        CATEGORY,
        LINK,
        DUPLICATE
    }

    /** A "no" to what somebody wants to do to a case as it stands. */
    public static final class Refused extends Refusal {

        private static final long serialVersionUID = 1;

        private Refused(String code, String message) {
            super(Kind.CONFLICT, code, message);
        }
    }

    /**
     * Two cases of which one is a duplicate.
     *
     * @param kept the one that is answered
     * @param closed the one that ends
     */
    public record Pair(Complaint kept, Complaint closed) {}

    /**
     * The customer takes it back by way of a colleague: no answer is owed any more, and the journey closes it.
     *
     * @param reason why, in one line of 1 to 500 characters
     * @throws InvalidValue when the reason cannot be
     * @throws Refused when it is closed, or taken back already
     */
    public Complaint withdraw(Complaint seen, String reason, Press press) {
        var why = ReasonText.read(reason);
        var complaint = rows.lock(seen);
        if (isRepeated(complaint, Act.WITHDRAW, press)) {
            return complaint;
        }
        open(complaint);
        end(complaint, press.by());
        return written(complaint, ComplaintText.Kind.WITHDRAWN, why, "complaint-withdrawn-here", Map.of(), press);
    }

    /**
     * It is about something else than was thought. What was promised stays promised, and so does the queue: the journey has
     * looked at it. Decisions from now on, and all counts, know the new one.
     *
     * @param reason why, in one line of 1 to 500 characters
     * @throws InvalidValue when the reason cannot be, or that is its category already
     * @throws Refused when it is closed, or taken back
     */
    public Complaint reclassify(Complaint seen, ComplaintCategory category, String reason, Press press) {
        var why = ReasonText.read(reason);
        var complaint = rows.lock(seen);
        if (isRepeated(complaint, Act.CATEGORY, press)) {
            return complaint;
        }
        open(complaint);
        if (complaint.category() == category) {
            throw new InvalidValue("category", "is what it is already", "choose another one");
        }
        rows.reclassify(complaint, category);
        return written(
                complaint,
                ComplaintText.Kind.CATEGORY,
                why,
                "complaint-category",
                Map.of("was", complaint.category().word(), "category", category.word()),
                press);
    }

    /**
     * Says that two cases of a customer belong together; both go on. The other one may be closed. Of two that do so already
     * nothing is written.
     *
     * @param reason why, in one line of 1 to 500 characters
     * @throws InvalidValue when the reason cannot be, or the other one is the same or somebody else's
     * @throws Refused when this one is closed, or taken back
     */
    public Complaint link(Complaint seen, Complaint other, String reason, Press press) {
        var why = ReasonText.read(reason);
        sameCustomer(seen, other);
        var complaint = both(seen, other).get(0);
        if (isRepeated(complaint, Act.LINK, press)) {
            return complaint;
        }
        open(complaint);
        if (!complaints.link(complaint, other, press.by())) {
            return complaint;
        }
        rows.touch(complaint);
        rows.touch(other);
        return written(
                complaint, ComplaintText.Kind.LINK, why, "complaint-linked", Map.of("other", other.ref()), press);
    }

    /**
     * Which of two would be answered: the one whose answer was promised for the earlier moment, so that no promise gets
     * later; the older one where nothing is promised yet.
     */
    public static Pair pair(Complaint one, Complaint other) {
        var byPromise = Comparator.comparing((Complaint each) -> each.owedBy().orElse(Instant.MAX))
                .thenComparing(Complaint::number);
        return byPromise.compare(one, other) <= 0 ? new Pair(one, other) : new Pair(other, one);
    }

    /**
     * Two cases of a customer say the same: one of them, by {@link #pair}, is answered; the other one ends by way of its
     * journey, points to it, and keeps every word and its own clock as far as that ran.
     *
     * @param reason why, in one line of 1 to 500 characters
     * @return the one that ends
     * @throws InvalidValue when the reason cannot be, or the other one is the same or somebody else's
     * @throws Refused when one of them is not owed an answer, or only the one that would end speaks of harm
     */
    public Complaint duplicate(Complaint seen, Complaint second, String reason, Press press) {
        var why = ReasonText.read(reason);
        sameCustomer(seen, second);
        var locked = both(seen, second);
        var pair = pair(locked.get(0), locked.get(1));
        var acted = locked.get(0);
        if (isRepeated(acted, Act.DUPLICATE, press)) {
            return acted.duplicateOf() == null ? rows.lock(second) : acted;
        }
        locked.forEach(Casework::open);
        if (!locked.stream().allMatch(each -> each.stage().owesAnAnswer())) {
            throw new Refused(
                    "complaint-answered",
                    "One of the two is answered already: say that they belong together instead, and both go on.");
        }
        if (pair.closed().safetySuspected() && !pair.kept().safetySuspected()) {
            throw new Refused(
                    "complaint-safety",
                    "Only the one that would end speaks of harm, and is hurried for that: say that they belong together"
                            + " instead, and both go on.");
        }
        complaints.link(pair.kept(), pair.closed(), press.by());
        rows.duplicate(pair.closed(), pair.kept());
        end(pair.closed(), press.by());
        return written(
                pair.closed(),
                ComplaintText.Kind.DUPLICATE,
                why,
                "complaint-duplicate",
                Map.of("other", pair.kept().ref()),
                press);
    }

    /** The names of what this person did to a complaint: a page that has typed words for one of them has sent them. */
    @Transactional(readOnly = true)
    public List<String> presses(Complaint complaint, String by) {
        return jdbc.sql("select press from complaint_act where complaint = ? and done_by = ?")
                .params(complaint.number(), by)
                .query(String.class)
                .list();
    }

    /** No answer is owed any more; one that was late by then stays late. The journey hears of it, and closes it. */
    private void end(Complaint complaint, String by) {
        var now = clock.instant();
        if (complaint.owedBy().filter(now::isAfter).isPresent() && rows.breach(complaint, now)) {
            tell(complaint, "complaint-late", Map.of(), by);
        }
        rows.withdraw(complaint, now);
        rows.stage(complaint, ComplaintStage.WITHDRAWN, now, Cause.actor(by));
        var data = json.createObjectNode().put("complaintRef", complaint.sourceRef());
        inbox.getObject()
                .record(new NewEvent(
                        SOURCE,
                        "withdrawn:" + complaint.ref(),
                        TAKEN_BACK,
                        customers.get(complaint.customer()).ref(),
                        null,
                        data,
                        false));
    }

    private Complaint written(
            Complaint complaint,
            ComplaintText.Kind kind,
            String why,
            String entry,
            Map<String, String> facts,
            Press press) {
        rows.write(complaint, kind, why, press.by(), clock.instant());
        tell(complaint, entry, facts, press.by());
        return rows.lock(complaint);
    }

    private void tell(Complaint complaint, String kind, Map<String, String> more, String by) {
        var facts = new HashMap<>(Complaints.facts(complaint));
        facts.put("by", by);
        facts.putAll(more);
        timeline.add(new Entry(
                complaint.customer(),
                clock.instant(),
                kind,
                Entry.Direction.INSIDE,
                Map.copyOf(facts),
                Cause.actor(by)));
    }

    /** Whether this very press was done before by this person; one that is new is noted. */
    private boolean isRepeated(Complaint complaint, Act act, Press press) {
        record Known(long complaint, String act) {}
        var known = jdbc.sql("select complaint, act from complaint_act where press = ? and done_by = ?")
                .params(press.name(), press.by())
                .query((row, number) -> new Known(row.getLong("complaint"), row.getString("act")))
                .optional();
        if (known.isPresent()) {
            if (known.get().equals(new Known(complaint.number(), act.name()))) {
                return true;
            }
            throw new InvalidValue("key", "was used for something else", "open the page anew");
        }
        jdbc.sql("insert into complaint_act (press, complaint, act, done_by, done_at) values (?, ?, ?, ?, ?)")
                .params(press.name(), complaint.number(), act.name(), press.by(), RowTime.of(clock.instant()))
                .update();
        return false;
    }

    private static void open(Complaint complaint) {
        if (!complaint.isOpen()) {
            throw new Refused(
                    "complaint-closed",
                    "This complaint is closed: nothing of it can be changed. Take a new one instead.");
        }
        if (complaint.withdrawnAt() != null) {
            throw new Refused("complaint-withdrawn", "This complaint is taken back already, and closes by itself.");
        }
    }

    /** The one, then the other, locked always in the same order: or two who do it crosswise wait for each other. */
    private List<Complaint> both(Complaint one, Complaint other) {
        var locked = Stream.of(one, other)
                .sorted(Comparator.comparing(Complaint::number))
                .map(rows::lock)
                .toList();
        return one.number() < other.number() ? locked : List.of(locked.get(1), locked.get(0));
    }

    private static void sameCustomer(Complaint one, Complaint other) {
        if (one.number() == other.number()) {
            throw new InvalidValue("other", "is the same complaint", "name another one");
        }
        if (!one.customer().equals(other.customer())) {
            throw new InvalidValue("other", "is another customer's", "name one of the same customer");
        }
    }
}
