package io.wayline.message.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

import io.wayline.message.MailRequest;

/** Where a mail was asked for, as its row keeps it. */
public final class MailOrigin {

    private MailOrigin() {}

    /** Null for a mail that no journey asked for. */
    public static MailRequest.@Nullable Origin read(ResultSet row) throws SQLException {
        var journey = row.getString("origin_journey");
        return journey == null
                ? null
                : new MailRequest.Origin(journey, row.getString("origin_element"), row.getString("origin_instance"));
    }
}
