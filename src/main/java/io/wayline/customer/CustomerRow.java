package io.wayline.customer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.CustomerId;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.MailAddress;
import io.wayline.shared.PhoneNumber;
import io.wayline.shared.RowTime;

/** Reads a customer from a row of {@code customer}. */
public final class CustomerRow {

    private CustomerRow() {}

    public static Customer read(ResultSet row, int number) throws SQLException {
        return new Customer(
                new CustomerId(row.getString("id")),
                new CustomerRef(row.getString("ref")),
                row.getString("name"),
                optional(row.getString("email"), MailAddress::new),
                phone(row.getString("phone"), row.getString("phone_extension")),
                optional(row.getString("locale"), Locale::forLanguageTag),
                optional(row.getString("zone"), ZoneId::of),
                row.getObject("birthday", LocalDate.class),
                row.getString("owner"),
                Lifecycle.valueOf(row.getString("lifecycle")),
                RowTime.read(row, "since"),
                row.getInt("version"));
    }

    private static @Nullable PhoneNumber phone(@Nullable String number, @Nullable String extension) {
        return number == null ? null : new PhoneNumber(number, extension);
    }

    private static <T> @Nullable T optional(@Nullable String text, Function<String, T> reading) {
        return text == null ? null : reading.apply(text);
    }
}
