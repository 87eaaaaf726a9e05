package io.wayline.message;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.shared.CustomerId;

/** Customers as tests of mails need them, straight into their table. */
public final class CustomersOfTests {

    private final JdbcClient jdbc;

    public CustomersOfTests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Reads English. */
    public CustomerId emma() {
        return add("Emma Lindqvist", "emma@example.com", "en-GB");
    }

    /** Reads Chinese. */
    public CustomerId zihan() {
        return add("赵子涵", "zihan@example.cn", "zh-CN");
    }

    public CustomerId withoutMail() {
        return add("Rohan Mehta", null, "en");
    }

    public CustomerId add(@Nullable String name, @Nullable String email, @Nullable String locale) {
        var id = UUID.randomUUID().toString();
        var now = OffsetDateTime.now(ZoneOffset.UTC);
        jdbc.sql("""
                        insert into customer (id, ref, name, email, locale, lifecycle, since, changed_at, version)
                        values (?, ?, cast(? as varchar(200)), cast(? as varchar(254)), cast(? as varchar(35)),
                            'PROSPECT', ?, ?, 0)""").params(id, "C-" + id, name, email, locale, now, now).update();
        return new CustomerId(id);
    }
}
