package io.wayline.message.outbox;

import java.time.Clock;
import java.time.ZoneOffset;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Addresses that a mail server has called wrong for good; nothing is sent there again. */
@Component
class SuppressedAddresses {

    private final JdbcClient jdbc;
    private final Clock clock;

    SuppressedAddresses(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param message the mail that found out */
    @Transactional
    public void add(String address, long message) {
        jdbc.sql("""
                        insert into mail_suppression (address, reason, message_id, at)
                        select :address, 'RECIPIENT_BAD', cast(:message as bigint),
                            cast(:at as timestamp(6) with time zone)
                        where not exists (select 1 from mail_suppression where address = :address)""")
                .param("address", address)
                .param("message", message)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean contains(String address) {
        return jdbc.sql("select count(*) from mail_suppression where address = ?")
                        .param(address)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** A person knows better: the address is tried again. */
    void remove(String address) {
        jdbc.sql("delete from mail_suppression where address = ?")
                .param(address)
                .update();
    }
}
