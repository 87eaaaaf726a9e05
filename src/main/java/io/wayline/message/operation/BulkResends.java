package io.wayline.message.operation;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.background.SetAside;
import io.wayline.message.MessageState;
import io.wayline.message.Messages;
import io.wayline.message.outbox.OutboxView;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.shared.ReasonText;

/**
 * Sends many mails again that failed or are uncertain. One person asks; above a number that is set, a second one must
 * agree before the first mail leaves. Each mail is then sent under its own rules: what must not go to its customer any
 * more still does not.
 *
 * <p>It is worked on a hundred mails at a time, so that no transaction is long. A mail that cannot be put in line again
 * is set aside, and the others of its resend go on; so do the others where a whole resend cannot be worked on.
 */
@Component
public class BulkResends {

    /** Where it stands. */
    public enum State {
        /** A second person has to agree. */
        WAITING,
        RUNNING,
        DONE,
        /** Called off before it began. */
        WITHDRAWN
    }

    /**
     * One of them.
     *
     * @param filter which mails, of those that were there when it was asked for
     * @param mails how many there were then
     * @param resent how many have been put in line again so far; one that changed meanwhile is left out
     * @param decidedBy who agreed, or called it off; null while it waits, and where one person was enough
     */
    public record BulkResend(
            String ref,
            State state,
            Messages.Filter filter,
            long mails,
            long resent,
            String reason,
            String askedBy,
            Instant askedAt,
            @Nullable String decidedBy,
            @Nullable Instant endedAt) {}

    /**
     * What would happen.
     *
     * @param needsSecond whether one person is not enough for so many
     */
    public record Foresight(long mails, boolean needsSecond) {}

    /** Whether mails that stand there can be sent again together. */
    public static boolean isOf(@Nullable MessageState state) {
        return state == MessageState.FAILED || state == MessageState.UNKNOWN;
    }

    /** Names what is set aside here; an item is a resend's id, or that and a mail's. */
    public static final String LOOP = "message.resends";

    /** Mails that their resend has passed by. */
    public static final String MAILS = "message.resent-mails";

    private static final Logger log = LoggerFactory.getLogger(BulkResends.class);
    private static final int AT_ONCE = 100;

    private final BulkResendRows rows;
    private final MessageActs acts;
    private final ResendSettings settings;
    private final SetAside aside;
    private final JdbcClient jdbc;
    private final TransactionTemplate own;

    BulkResends(
            BulkResendRows rows,
            MessageActs acts,
            ResendSettings settings,
            SetAside aside,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.acts = acts;
        this.settings = settings;
        this.aside = aside;
        this.jdbc = jdbc;
        this.own = new TransactionTemplate(transactions);
    }

    /** @throws io.wayline.shared.InvalidValue when the filter is not of failed or uncertain mails */
    public Foresight foresee(Messages.Filter filter) {
        if (!isOf(filter.state())) {
            throw new InvalidValue(
                    "state", "is not one of mails that can be sent again together", "choose FAILED or UNKNOWN");
        }
        var mails = concerned(filter, "count(*)", Long.MAX_VALUE);
        return new Foresight(mails, mails > settings.alone());
    }

    /**
     * Asks for it; it begins at once where one person is enough.
     *
     * @param mails how many the person was told of
     * @param by the account of who asks
     * @param reason 1 to 500 characters
     * @throws io.wayline.shared.InvalidValue when the filter is of other mails, or the reason is empty or too long
     * @throws BulkResendRefused when there are more by now, or none
     */
    @Transactional
    public BulkResend ask(Messages.Filter filter, long mails, String by, String reason) {
        var why = ReasonText.read(reason);
        foresee(filter);
        var upTo = concerned(filter, "coalesce(max(m.id), 0)", Long.MAX_VALUE);
        var there = concerned(filter, "count(*)", upTo);
        if (there == 0) {
            throw BulkResendRefused.nothing();
        }
        if (there > mails) {
            throw BulkResendRefused.more(there);
        }
        var state = there > settings.alone() ? State.WAITING : State.RUNNING;
        var id = rows.insert(filter, state, upTo, there, by, why);
        log.info("Resend {} of {} mails is {}, asked for by {}", id, there, state, by);
        return get(Long.toString(id));
    }

    /**
     * Agrees to it, and it begins; nothing happens when it has begun already.
     *
     * @throws BulkResendRefused to who asked for it, and when it was called off
     */
    @Transactional
    public BulkResend confirm(String ref, String by) {
        var resend = lock(ref);
        switch (resend.state()) {
            case WAITING -> {
                if (resend.askedBy().equals(by)) {
                    throw BulkResendRefused.samePerson();
                }
                decide(resend, State.RUNNING, by);
            }
            case RUNNING, DONE -> log.debug("Resend {} has begun already", ref);
            case WITHDRAWN -> throw BulkResendRefused.over(resend.state());
        }
        return get(ref);
    }

    /**
     * Calls it off, whoever asked for it.
     *
     * @throws BulkResendRefused when it has begun
     */
    @Transactional
    public BulkResend withdraw(String ref, String by) {
        var resend = lock(ref);
        switch (resend.state()) {
            case WAITING -> decide(resend, State.WITHDRAWN, by);
            case WITHDRAWN -> log.debug("Resend {} is called off already", ref);
            case RUNNING, DONE -> throw BulkResendRefused.over(resend.state());
        }
        return get(ref);
    }

    public BulkResend get(String ref) {
        return OutboxView.number(ref).flatMap(rows::find).orElseThrow(() -> new NotFound("resend"));
    }

    /** Those that wait or run, and after them the latest that have ended; at most fifty. */
    public List<BulkResend> list() {
        return rows.list();
    }

    /** Those that have not ended. */
    public List<BulkResend> open() {
        return list().stream().filter(resend -> resend.endedAt() == null).toList();
    }

    /** Puts the next mails of the oldest one in line again; false when there is nothing to do for this node. */
    public boolean work() {
        var running = rows.running();
        var pass = aside.pass(LOOP, running.stream().map(String::valueOf).toList());
        return running.stream().anyMatch(id -> pass.count(Long.toString(id), () -> part(id)) == 1);
    }

    /** Tries those mails again that their resend has passed by, when it is time. */
    public void workPassedBy() {
        var due = aside.due(MAILS, AT_ONCE);
        var pass = aside.pass(MAILS, due);
        due.forEach(item -> pass.attempt(item, () -> own.executeWithoutResult(open -> late(item))));
    }

    /** @return 0 when another node works on it */
    private int part(long id) {
        try {
            return worked(id, AT_ONCE);
        } catch (ConcurrencyFailureException moved) {
            throw moved;
        } catch (RuntimeException ofOneMail) {
            log.debug("The mails of resend {} are worked on one by one", id, ofOneMail);
            var alone = 0;
            while (alone < AT_ONCE && one(id)) {
                alone++;
            }
            return 1;
        }
    }

    private int worked(long id, int most) {
        return Optional.ofNullable(own.execute(open ->
                        rows.take(id).map(running -> work(running, most)).orElse(0)))
                .orElse(0);
    }

    /** @return false when it has ended, or another node works on it */
    private boolean one(long id) {
        try {
            return worked(id, 1) == 1 && rows.isRunning(id);
        } catch (ConcurrencyFailureException moved) {
            throw moved;
        } catch (RuntimeException failure) {
            return passedBy(id, failure);
        }
    }

    /** @throws RuntimeException the failure, when no mail can have been its cause */
    private boolean passedBy(long id, RuntimeException failure) {
        return Boolean.TRUE.equals(own.execute(open -> {
            var running = rows.take(id).orElseThrow(() -> failure);
            var mail = mails(running, 1).stream().findFirst().orElseThrow(() -> failure);
            aside.failed(MAILS, id + "/" + mail, failure);
            rows.progress(running, mail, 0);
            return true;
        }));
    }

    private int work(BulkResendRows.Running running, int most) {
        var resend = running.resend();
        var mails = mails(running, most);
        mails.forEach(mail -> acts.resendAmongMany(mail, resend.askedBy(), resend.reason()));
        if (!mails.isEmpty()) {
            rows.progress(running, mails.get(mails.size() - 1), mails.size());
        }
        if (mails.size() < most) {
            rows.end(running);
            log.info("Resend {} is done", running.id());
        }
        return 1;
    }

    /** Locked, so that none of them can stand elsewhere when it is its turn. */
    private List<Long> mails(BulkResendRows.Running running, int most) {
        var values = new LinkedHashMap<String, Object>();
        var where = OutboxView.where(running.resend().filter(), values);
        values.put("last", running.lookedAt());
        values.put("upTo", running.upTo());
        return jdbc.sql("select m.id from outbox_message m" + where
                        + " and m.id > :last and m.id <= :upTo order by m.id fetch first " + most
                        + " rows only for update")
                .params(values)
                .query(Long.class)
                .list();
    }

    private void late(String item) {
        var slash = item.indexOf('/');
        var resend = get(item.substring(0, slash));
        var mail = Long.parseLong(item.substring(slash + 1));
        var values = new LinkedHashMap<String, Object>();
        var where = OutboxView.where(resend.filter(), values);
        values.put("mail", mail);
        var still = jdbc.sql("select m.id from outbox_message m" + where + " and m.id = :mail for update")
                .params(values)
                .query(Long.class)
                .optional();
        if (still.isPresent()) {
            acts.resendAmongMany(mail, resend.askedBy(), resend.reason());
            rows.resentLate(Long.parseLong(resend.ref()));
        }
    }

    private void decide(BulkResend resend, State state, String by) {
        rows.decide(Long.parseLong(resend.ref()), state, by);
        log.info("Resend {} of {} mails is {}, by {}", resend.ref(), resend.mails(), state, by);
    }

    private BulkResend lock(String ref) {
        return OutboxView.number(ref).flatMap(rows::lock).orElseThrow(() -> new NotFound("resend"));
    }

    private long concerned(Messages.Filter filter, String what, long upTo) {
        var values = new LinkedHashMap<String, Object>();
        var where = OutboxView.where(filter, values);
        values.put("upTo", upTo);
        return jdbc.sql("select " + what + " from outbox_message m" + where + " and m.id <= :upTo")
                .params(values)
                .query(Long.class)
                .single();
    }
}
