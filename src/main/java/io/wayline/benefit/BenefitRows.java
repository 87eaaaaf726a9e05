package io.wayline.benefit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

import io.wayline.shared.CustomerId;

/** The rows of what was granted. */
@Component
class BenefitRows {

    private final JdbcClient jdbc;
    private final CouponCodes codes;

    BenefitRows(JdbcClient jdbc, CouponCodes codes) {
        this.jdbc = jdbc;
        this.codes = codes;
    }

    Optional<String> refUnder(CustomerId customer, String onceKey) {
        return jdbc.sql("select ref from benefit where customer_id = ? and once_key = ?")
                .params(customer.value(), onceKey)
                .query(String.class)
                .optional();
    }

    record New(long id, String ref) {}

    New insert(CustomerId customer, Grant grant, Instant at, @Nullable Instant validUntil) {
        var ref = UUID.randomUUID().toString();
        var worth = grant.worth();
        var key = new GeneratedKeyHolder();
        jdbc.sql("""
                        insert into benefit (ref, customer_id, kind, once_key, code, points, points_left, amount,
                            currency, percent, granted_at, valid_until, state)
                        values (:ref, :customer, :kind, :once, :code, :points, :points, :amount, :currency, :percent,
                            :at, :until, 'GRANTED')""")
                .param("ref", ref)
                .param("customer", customer.value())
                .param("kind", worth.kind().name())
                .param("once", grant.oncePer())
                .param("code", worth.kind() == BenefitValue.Kind.COUPON ? codes.next() : null)
                .param("points", worth.points())
                .param("amount", worth.amount())
                .param("currency", worth.currency())
                .param("percent", worth.percent())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("until", validUntil == null ? null : validUntil.atOffset(ZoneOffset.UTC))
                .update(key, "id");
        return new New(key.getKeyAs(Long.class), ref);
    }

    void update(long id, BenefitState state, @Nullable Integer left) {
        jdbc.sql("update benefit set state = ?, points_left = ? where id = ?")
                .params(state.name(), left, id)
                .update();
    }

    /** By our name for it, or by its code however it was typed; locked until the caller's transaction ends. */
    Optional<BenefitRow> lock(String refOrCode) {
        return jdbc.sql("select * from benefit where ref = ? or code = ? for update")
                .params(refOrCode, CouponCodes.read(refOrCode))
                .query(BenefitRow::read)
                .optional();
    }

    Optional<BenefitRow> find(CustomerId customer, String ref) {
        return jdbc.sql("select * from benefit where customer_id = ? and ref = ?")
                .params(customer.value(), ref)
                .query(BenefitRow::read)
                .optional();
    }

    /** The newest first. */
    List<BenefitRow> of(CustomerId customer, int limit) {
        return jdbc.sql("select * from benefit where customer_id = ? order by granted_at desc, id desc limit ?")
                .params(customer.value(), limit)
                .query(BenefitRow::read)
                .list();
    }

    /** Points that can be used at this moment. */
    long balance(CustomerId customer, Instant at) {
        return jdbc.sql("""
                        select coalesce(sum(points_left), 0) from benefit where customer_id = ? and state = 'GRANTED'
                        and (valid_until is null or valid_until > ?)""")
                .params(customer.value(), at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }
}
