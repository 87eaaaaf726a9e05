package io.wayline.complaint;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

import io.wayline.complaint.Complaint.CauseFound;
import io.wayline.complaint.Complaint.OrderNamed;
import io.wayline.complaint.Complaint.Triage;
import io.wayline.shared.CustomerId;
import io.wayline.shared.RowTime;
import io.wayline.timeline.Cause;

/** The rows of complaints, read and written; every call joins the caller's transaction. */
@Component
class ComplaintRows {

    /** A complaint with the answer that is owed or was given last. */
    static final String FROM =
            " from complaint c left join complaint_round r on r.complaint = c.number and r.round = c.round ";

    static final String COLUMNS = """
            select c.*, r.round as r_round, r.started_at, r.within, r.remind_at, r.warn_at, r.due_at, r.due_is_sure,
                r.breached_at, r.remedy_ref, r.remedy, r.amount as r_amount, r.currency as r_currency, r.proposed_by,
                r.proposed_at, r.approved_by, r.approved_at, r.answered_at as r_answered_at, r.message_ref, r.left_at,
                r.close_at, r.reply, r.replied_at,
                (select d.ref from complaint d where d.number = c.duplicate_of) as duplicate_ref""";

    private static final int YEARS = 100;

    private final JdbcClient jdbc;
    private final ZoneId zone;

    ComplaintRows(JdbcClient jdbc, ZoneId zone) {
        this.jdbc = jdbc;
        this.zone = zone;
    }

    /** What is known of a complaint when it comes. */
    record New(
            CustomerId customer,
            Received said,
            ComplaintCategory category,
            boolean senderKnown,
            OrderNamed.@Nullable Standing order,
            boolean safetySuspected,
            String tier,
            Instant at) {}

    /** Keeps a new complaint and gives its ref. */
    String insert(New complaint) {
        var said = complaint.said();
        var key = new GeneratedKeyHolder();
        jdbc.sql("""
                        insert into complaint (customer_id, source_ref, category, category_said, severity, channel,
                            contact_name, contact_email, contact_phone, sender_known, order_ref, order_standing, amount,
                            currency, safety_suspected, tier, stage, received_at, round, version)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'RECEIVED', ?, 1, 0)""")
                .params(
                        complaint.customer().value(),
                        said.sourceRef(),
                        complaint.category().word(),
                        said.category(),
                        said.severity(),
                        said.channel(),
                        said.contact().name(),
                        said.contact().email() == null
                                ? null
                                : said.contact().email().value(),
                        said.contact().phone() == null
                                ? null
                                : said.contact().phone().value(),
                        complaint.senderKnown(),
                        said.orderRef(),
                        complaint.order() == null ? null : complaint.order().name(),
                        said.amount(),
                        said.currency(),
                        complaint.safetySuspected(),
                        complaint.tier(),
                        RowTime.of(complaint.at()))
                .update(key, "number");
        var number = key.getKeyAs(Long.class);
        var ref = "CP-%02d-%04d".formatted(complaint.at().atZone(zone).getYear() % YEARS, number);
        jdbc.sql("update complaint set ref = ? where number = ?")
                .params(ref, number)
                .update();
        return ref;
    }

    /** By our own name for it. */
    Optional<Complaint> find(String ref) {
        return jdbc.sql(COLUMNS + FROM + "where c.ref = ?")
                .param(ref)
                .query(ComplaintRows::read)
                .optional();
    }

    Optional<Complaint> find(long number) {
        return jdbc.sql(COLUMNS + FROM + "where c.number = ?")
                .param(number)
                .query(ComplaintRows::read)
                .optional();
    }

    /** The words of an answer, as they were proposed last; null when there are none. */
    @Nullable
    String answer(long number, int round) {
        return jdbc.sql("""
                        select body from complaint_text where complaint = ? and round = ? and kind = 'ANSWER'
                        order by id desc fetch first 1 rows only""").params(number, round).query(String.class).list().stream()
                .findFirst()
                .orElse(null);
    }

    /** By the name that events give it; of several the one that is open, else the newest. */
    Optional<Complaint> find(CustomerId customer, String sourceRef) {
        return jdbc
                .sql(COLUMNS + FROM + """
                        where c.customer_id = ? and c.source_ref = ?
                        order by case when c.stage = 'CLOSED' then 1 else 0 end, c.number desc
                        fetch first 1 rows only""")
                .params(customer.value(), sourceRef)
                .query(ComplaintRows::read)
                .list()
                .stream()
                .findFirst();
    }

    /** As it stands, and nobody else changes it until the caller's transaction ends. */
    Complaint lock(Complaint complaint) {
        jdbc.sql("select number from complaint where number = ? for update")
                .param(complaint.number())
                .query(Long.class)
                .single();
        return jdbc.sql(COLUMNS + FROM + "where c.number = ?")
                .param(complaint.number())
                .query(ComplaintRows::read)
                .single();
    }

    void stage(Complaint complaint, ComplaintStage stage, Instant at, Cause cause) {
        jdbc.sql("update complaint set stage = ?, version = version + 1 where number = ?")
                .params(stage.name(), complaint.number())
                .update();
        note(complaint.number(), complaint.round(), stage, at, cause);
    }

    void note(long number, int round, ComplaintStage stage, Instant at, Cause cause) {
        jdbc.sql("""
                        insert into complaint_stage (complaint, round, stage, at, cause_kind, cause_ref)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(
                        number,
                        round,
                        stage.name(),
                        RowTime.of(at),
                        cause.kind().name(),
                        cause.ref())
                .update();
    }

    void write(Complaint complaint, ComplaintText.Kind kind, String body, @Nullable String by, Instant at) {
        jdbc.sql("""
                        insert into complaint_text (complaint, round, kind, body, written_by, at)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(complaint.number(), complaint.round(), kind.name(), body, by, RowTime.of(at))
                .update();
    }

    void treat(Complaint complaint, Triage triage) {
        jdbc.sql("update complaint set priority = ?, queue = ?, approval_limit = ? where number = ?")
                .params(triage.priority(), triage.queue(), triage.approvalLimit(), complaint.number())
                .update();
    }

    /** Begins an answer that is owed. */
    void begin(Complaint complaint, int round, Instant at, String within, AnswerTime.Moments moments) {
        jdbc.sql("""
                        insert into complaint_round (complaint, round, started_at, within, remind_at, warn_at, due_at,
                            due_is_sure)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        complaint.number(),
                        round,
                        RowTime.of(at),
                        within,
                        RowTime.of(moments.remindAt()),
                        RowTime.of(moments.warnAt()),
                        RowTime.of(moments.dueAt()),
                        moments.sure())
                .update();
        jdbc.sql("update complaint set round = ?, answer_due = ? where number = ?")
                .params(round, RowTime.of(moments.dueAt()), complaint.number())
                .update();
    }

    void acknowledge(Complaint complaint, Instant at, @Nullable Instant due) {
        jdbc.sql("update complaint set acknowledged_at = ?, acknowledge_due = ? where number = ?")
                .params(RowTime.of(at), RowTime.ofNullable(due), complaint.number())
                .update();
    }

    /** @param product what the order was of, or null */
    void cause(Complaint complaint, CauseFound cause, @Nullable String product) {
        jdbc.sql("update complaint set cause = ?, unit = ?, systemic = ?, product = ? where number = ?")
                .params(cause.word(), cause.unit(), cause.systemic(), product, complaint.number())
                .update();
    }

    void propose(Complaint complaint, Remedy remedy) {
        jdbc.sql("""
                        update complaint_round set remedy_ref = ?, remedy = ?, amount = ?, currency = ?,
                            proposed_by = ?, proposed_at = ?, approved_by = null, approved_at = null
                        where complaint = ? and round = ?""")
                .params(
                        remedy.ref(),
                        remedy.kind().word(),
                        remedy.amount(),
                        remedy.currency(),
                        remedy.proposedBy(),
                        RowTime.of(remedy.proposedAt()),
                        complaint.number(),
                        complaint.round())
                .update();
    }

    void approve(Complaint complaint, String by, Instant at) {
        jdbc.sql("update complaint_round set approved_by = ?, approved_at = ? where complaint = ? and round = ?")
                .params(by, RowTime.of(at), complaint.number(), complaint.round())
                .update();
    }

    /** It is about something else than was thought. */
    void reclassify(Complaint complaint, ComplaintCategory category) {
        jdbc.sql("update complaint set category = ?, version = version + 1 where number = ?")
                .params(category.word(), complaint.number())
                .update();
    }

    /** Another one is answered instead. */
    void duplicate(Complaint complaint, Complaint kept) {
        jdbc.sql("update complaint set duplicate_of = ? where number = ?")
                .params(kept.number(), complaint.number())
                .update();
        touch(kept);
    }

    /** Makes it another customer's, found by our own name for it alone: theirs has the one that events give it. */
    void handOver(Complaint complaint, CustomerId to) {
        jdbc.sql("update complaint set customer_id = ?, source_ref = ref, version = version + 1 where number = ?")
                .params(to.value(), complaint.number())
                .update();
    }

    /** It speaks of harm by what another one of the same name says. */
    void suspectSafety(Complaint complaint) {
        jdbc.sql("update complaint set safety_suspected = true, version = version + 1 where number = ?")
                .param(complaint.number())
                .update();
    }

    /** What a page shows of it has changed. */
    void touch(Complaint complaint) {
        jdbc.sql("update complaint set version = version + 1 where number = ?")
                .param(complaint.number())
                .update();
    }

    /** @return false when it was noted before */
    boolean breach(Complaint complaint, Instant at) {
        return jdbc.sql("""
                                update complaint_round set breached_at = ?
                                where complaint = ? and round = ? and breached_at is null""")
                        .params(RowTime.of(at), complaint.number(), complaint.round())
                        .update()
                == 1;
    }

    void answer(Complaint complaint, Instant at, @Nullable String message, Instant closeAt) {
        jdbc.sql("""
                        update complaint_round set answered_at = ?, message_ref = ?, close_at = ?
                        where complaint = ? and round = ?""")
                .params(RowTime.of(at), message, RowTime.of(closeAt), complaint.number(), complaint.round())
                .update();
        jdbc.sql("update complaint set answer_due = null where number = ?")
                .param(complaint.number())
                .update();
    }

    /** The answer is with the customer; of several the first stays the first. */
    void left(Complaint complaint, Instant at, Instant closeAt) {
        jdbc.sql("update complaint_round set left_at = ?, close_at = ? where complaint = ? and round = ?")
                .params(RowTime.of(at), RowTime.of(closeAt), complaint.number(), complaint.round())
                .update();
        jdbc.sql("update complaint set answered_at = ? where number = ? and answered_at is null")
                .params(RowTime.of(at), complaint.number())
                .update();
    }

    void lookAgain(Complaint complaint, Instant closeAt) {
        jdbc.sql("update complaint_round set close_at = ? where complaint = ? and round = ?")
                .params(RowTime.of(closeAt), complaint.number(), complaint.round())
                .update();
    }

    /** @return false when the customer has said something of this answer before */
    boolean reply(Complaint complaint, AnswerRound.Reply reply, Instant at) {
        return jdbc.sql("""
                                update complaint_round set reply = ?, replied_at = ?
                                where complaint = ? and round = ? and reply is null""")
                        .params(reply.name(), RowTime.of(at), complaint.number(), complaint.round())
                        .update()
                == 1;
    }

    void withdraw(Complaint complaint, Instant at) {
        jdbc.sql("update complaint set withdrawn_at = ?, answer_due = null where number = ?")
                .params(RowTime.of(at), complaint.number())
                .update();
    }

    void close(Complaint complaint, ComplaintEnding ending, Instant at) {
        jdbc.sql("update complaint set ending = ?, closed_at = ?, answer_due = null where number = ?")
                .params(ending.name(), RowTime.of(at), complaint.number())
                .update();
    }

    List<AnswerRound> rounds(Complaint complaint) {
        return jdbc.sql("""
                        select round as r_round, started_at, within, remind_at, warn_at, due_at, due_is_sure,
                            breached_at, remedy_ref, remedy, amount as r_amount, currency as r_currency, proposed_by,
                            proposed_at, approved_by, approved_at, answered_at as r_answered_at, message_ref, left_at,
                            close_at, reply, replied_at
                        from complaint_round where complaint = ? order by round""")
                .param(complaint.number())
                .query((row, number) -> round(row))
                .list();
    }

    List<ComplaintText> texts(Complaint complaint) {
        return jdbc.sql("select * from complaint_text where complaint = ? order by id")
                .param(complaint.number())
                .query((row, number) -> new ComplaintText(
                        row.getInt("round"),
                        ComplaintText.Kind.valueOf(row.getString("kind")),
                        row.getString("body"),
                        row.getString("written_by"),
                        RowTime.read(row, "at")))
                .list();
    }

    static Complaint read(ResultSet row, int at) throws SQLException {
        var order = row.getString("order_ref");
        var queue = row.getString("queue");
        var cause = row.getString("cause");
        var ending = row.getString("ending");
        return new Complaint(
                row.getLong("number"),
                row.getString("ref"),
                new CustomerId(row.getString("customer_id")),
                row.getString("source_ref"),
                ComplaintCategory.valueOf(row.getString("category").toUpperCase(Locale.ROOT)),
                row.getString("category_said"),
                row.getInt("severity"),
                row.getString("channel"),
                row.getBoolean("sender_known"),
                order == null
                        ? null
                        : new OrderNamed(order, OrderNamed.Standing.valueOf(row.getString("order_standing"))),
                row.getBigDecimal("amount"),
                row.getString("currency"),
                row.getBoolean("safety_suspected"),
                row.getString("tier"),
                ComplaintStage.valueOf(row.getString("stage")),
                ending == null ? null : ComplaintEnding.valueOf(ending),
                queue == null ? null : new Triage(row.getInt("priority"), queue, row.getBigDecimal("approval_limit")),
                RowTime.read(row, "received_at"),
                RowTime.readNullable(row, "acknowledged_at"),
                RowTime.readNullable(row, "acknowledge_due"),
                row.getObject("r_round") == null ? null : round(row),
                RowTime.readNullable(row, "answered_at"),
                RowTime.readNullable(row, "withdrawn_at"),
                RowTime.readNullable(row, "closed_at"),
                row.getString("duplicate_ref"),
                cause == null ? null : new CauseFound(cause, row.getString("unit"), row.getBoolean("systemic")),
                row.getInt("round"),
                row.getInt("version"));
    }

    private static AnswerRound round(ResultSet row) throws SQLException {
        var reply = row.getString("reply");
        return new AnswerRound(
                row.getInt("r_round"),
                RowTime.read(row, "started_at"),
                row.getString("within"),
                RowTime.read(row, "remind_at"),
                RowTime.read(row, "warn_at"),
                RowTime.read(row, "due_at"),
                row.getBoolean("due_is_sure"),
                RowTime.readNullable(row, "breached_at"),
                remedy(row),
                RowTime.readNullable(row, "r_answered_at"),
                row.getString("message_ref"),
                RowTime.readNullable(row, "left_at"),
                RowTime.readNullable(row, "close_at"),
                reply == null ? null : AnswerRound.Reply.valueOf(reply),
                RowTime.readNullable(row, "replied_at"));
    }

    private static @Nullable Remedy remedy(ResultSet row) throws SQLException {
        var ref = row.getString("remedy_ref");
        if (ref == null) {
            return null;
        }
        BigDecimal amount = row.getBigDecimal("r_amount");
        return new Remedy(
                ref,
                Remedy.Kind.named(row.getString("remedy")),
                amount,
                row.getString("r_currency"),
                row.getString("proposed_by"),
                RowTime.read(row, "proposed_at"),
                row.getString("approved_by"),
                RowTime.readNullable(row, "approved_at"));
    }
}
