package io.wayline.complaint;

import java.time.Clock;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.customer.Customers;
import io.wayline.events.EventInbox;
import io.wayline.events.NewEvent;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.OwnSource;
import io.wayline.shared.RowTime;

/** What customers say of an answer on the page that its mail leads to: once, and for as long as it is the last word. */
@Component
public class AnswerReplies {

    private static final String SOURCE = OwnSource.page("answer");
    private static final int LONGEST = 4_000;

    private final AnswerLinks links;
    private final ComplaintRows rows;
    private final Customers customers;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    /** The inbox knows its handlers, and one of them is ours: it is asked for when it is needed. */
    private final ObjectProvider<EventInbox> inbox;

    private final Clock clock;

    AnswerReplies(
            AnswerLinks links,
            ComplaintRows rows,
            Customers customers,
            JdbcClient jdbc,
            JsonMapper json,
            ObjectProvider<EventInbox> inbox,
            Clock clock) {
        this.links = links;
        this.rows = rows;
        this.customers = customers;
        this.jdbc = jdbc;
        this.json = json;
        this.inbox = inbox;
        this.clock = clock;
    }

    /** What can be done with a link. */
    public enum Standing {
        /** The customer has not said anything yet. */
        ASKED,
        /** They agreed. */
        ACCEPTED,
        /** They said that it is not solved, and we are at it. */
        REOPENED,
        /** The answer is not the last word any more, or was taken back. */
        PAST,
        /** The complaint is closed. */
        CLOSED
    }

    /**
     * An answer as its reader sees it.
     *
     * @param answer its words, or null once they were erased
     */
    public record Seen(
            Complaint complaint,
            Standing standing,
            @Nullable String answer) {}

    /** What a token leads to; empty when it is not ours, not whole, or of a complaint that is gone. Changes nothing. */
    public Optional<Seen> of(String token) {
        return links.read(token)
                .flatMap(link -> rows.find(link.complaint()).map(complaint -> seen(complaint, link.round())));
    }

    /** The customer agrees; said again, or too late, it changes nothing. */
    @Transactional
    public Optional<Seen> accept(String token) {
        return press(token, AnswerRound.Reply.ACCEPTED, null);
    }

    /**
     * It is not solved; said again, or too late, it changes nothing.
     *
     * @throws InvalidValue when nothing is said, or more than 4,000 characters
     */
    @Transactional
    public Optional<Seen> reopen(String token, String text) {
        if (text.isBlank()) {
            throw new InvalidValue("text", "is empty", "say what is not solved");
        }
        if (text.length() > LONGEST) {
            throw new InvalidValue("text", "is too long", "write at most 4,000 characters");
        }
        return press(token, AnswerRound.Reply.REOPENED, text.strip());
    }

    private Optional<Seen> press(String token, AnswerRound.Reply reply, @Nullable String text) {
        return links.read(token)
                .flatMap(link -> rows.find(link.complaint()).map(found -> {
                    var complaint = rows.lock(found);
                    if (seen(complaint, link.round()).standing() == Standing.ASKED) {
                        var now = clock.instant();
                        jdbc.sql(
                                        "update complaint_round set pressed = ?, pressed_at = ? where complaint = ? and round = ?")
                                .params(reply.name(), RowTime.of(now), complaint.number(), link.round())
                                .update();
                        raise(complaint, link.round(), reply, text);
                    }
                    return seen(complaint, link.round());
                }));
    }

    private void raise(Complaint complaint, int round, AnswerRound.Reply reply, @Nullable String text) {
        var data = json.createObjectNode().put("complaintRef", complaint.sourceRef());
        if (text != null) {
            data.put("text", text);
        }
        inbox.getObject()
                .record(new NewEvent(
                        SOURCE,
                        complaint.ref() + ":" + round,
                        reply == AnswerRound.Reply.ACCEPTED ? "complaint.accepted" : "complaint.reopened",
                        customers.get(complaint.customer()).ref(),
                        null,
                        data,
                        false));
    }

    private Seen seen(Complaint complaint, int round) {
        return new Seen(complaint, standing(complaint, round), rows.answer(complaint.number(), round));
    }

    private Standing standing(Complaint complaint, int round) {
        var said = jdbc.sql("select coalesce(reply, pressed) from complaint_round where complaint = ? and round = ?")
                .params(complaint.number(), round)
                .query(String.class)
                .list();
        if (!said.isEmpty() && said.get(0) != null) {
            return Standing.valueOf(said.get(0));
        }
        if (!complaint.isOpen()) {
            return Standing.CLOSED;
        }
        return complaint.round() == round && complaint.stage() == ComplaintStage.ANSWERED
                ? Standing.ASKED
                : Standing.PAST;
    }
}
