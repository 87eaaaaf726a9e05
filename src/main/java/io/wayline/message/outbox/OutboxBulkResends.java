package io.wayline.message.outbox;

import java.util.LinkedHashMap;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.message.BulkResendRefused;
import io.wayline.message.BulkResends;
import io.wayline.message.Messages;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;

/** Keeps resends of many mails, and works on them a hundred mails at a time, so that no transaction is long. */
@Component
class OutboxBulkResends implements BulkResends {

    private static final Logger log = LoggerFactory.getLogger(OutboxBulkResends.class);
    private static final int AT_ONCE = 100;

    private final BulkResendRows rows;
    private final OutboxActs acts;
    private final ResendSettings settings;
    private final JdbcClient jdbc;

    OutboxBulkResends(BulkResendRows rows, OutboxActs acts, ResendSettings settings, JdbcClient jdbc) {
        this.rows = rows;
        this.acts = acts;
        this.settings = settings;
        this.jdbc = jdbc;
    }

    @Override
    public Foresight foresee(Messages.Filter filter) {
        if (!BulkResends.isOf(filter.state())) {
            throw new InvalidValue(
                    "state", "is not one of mails that can be sent again together", "choose FAILED or UNKNOWN");
        }
        var mails = concerned(filter, "count(*)", Long.MAX_VALUE);
        return new Foresight(mails, mails > settings.alone());
    }

    @Override
    @Transactional
    public BulkResend ask(Messages.Filter filter, long mails, String by, String reason) {
        OutboxActs.checkReason(reason);
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
        var id = rows.insert(filter, state, upTo, there, by, reason);
        log.info("Resend {} of {} mails is {}, asked for by {}", id, there, state, by);
        return get(Long.toString(id));
    }

    @Override
    @Transactional
    public BulkResend confirm(String ref, String by) {
        var resend = hold(ref);
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

    @Override
    @Transactional
    public BulkResend withdraw(String ref, String by) {
        var resend = hold(ref);
        switch (resend.state()) {
            case WAITING -> decide(resend, State.WITHDRAWN, by);
            case WITHDRAWN -> log.debug("Resend {} is called off already", ref);
            case RUNNING, DONE -> throw BulkResendRefused.over(resend.state());
        }
        return get(ref);
    }

    @Override
    public BulkResend get(String ref) {
        return OutboxView.number(ref).flatMap(rows::find).orElseThrow(() -> new NotFound("resend"));
    }

    @Override
    public List<BulkResend> list() {
        return rows.list();
    }

    /** Puts the next mails of the oldest one in line again; false when there is nothing to do for this node. */
    @Transactional
    public boolean work() {
        var next = rows.next();
        next.ifPresent(this::work);
        return next.isPresent();
    }

    private void work(BulkResendRows.Running running) {
        var resend = running.resend();
        var values = new LinkedHashMap<String, Object>();
        var where = OutboxView.where(resend.filter(), values);
        values.put("last", running.lookedAt());
        values.put("upTo", running.upTo());
        // locked, so that none of them can stand elsewhere when it is its turn
        var mails = jdbc.sql("select m.id from outbox_message m" + where
                        + " and m.id > :last and m.id <= :upTo order by m.id fetch first " + AT_ONCE
                        + " rows only for update")
                .params(values)
                .query(Long.class)
                .list();
        mails.forEach(mail -> acts.resendAmongMany(mail, resend.askedBy(), resend.reason()));
        if (!mails.isEmpty()) {
            rows.progress(running, mails.get(mails.size() - 1), mails.size());
        }
        if (mails.size() < AT_ONCE) {
            rows.end(running);
            log.info("Resend {} is done", running.id());
        }
    }

    private void decide(BulkResend resend, State state, String by) {
        rows.decide(Long.parseLong(resend.ref()), state, by);
        log.info("Resend {} of {} mails is {}, by {}", resend.ref(), resend.mails(), state, by);
    }

    private BulkResend hold(String ref) {
        return OutboxView.number(ref).flatMap(rows::hold).orElseThrow(() -> new NotFound("resend"));
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
