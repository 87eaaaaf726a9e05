package io.wayline.intake.file.row;

import java.time.ZoneId;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.wayline.customer.Customer;
import io.wayline.customer.Profile;
import io.wayline.intake.file.csv.CsvRow;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.PhoneNumber;
import io.wayline.shared.text.CountryText;

/**
 * Of which country the numbers of a row are: of the one that the row names, else that somebody named for the file, else
 * where the customer is as far as we know, else of the settings.
 */
final class RowPhones {

    private RowPhones() {}

    /** What a row says of its country. */
    record Told(@Nullable String country, boolean unreadable) {

        static Told of(CsvRow row) {
            var text = row.text("country");
            if (text == null) {
                return new Told(row.header().reading().country(), false);
            }
            var code = CountryText.code(text).orElse(null);
            return new Told(code, code == null);
        }
    }

    /** Whether what we know of the customer helps with this row. */
    static boolean asksForTheCustomer(CsvRow row) {
        return row.text("country") == null
                && row.header().reading().country() == null
                && row.texts("phone").stream().anyMatch(text -> text.indexOf('+') < 0);
    }

    /** @throws InvalidValue when it is no number, or nobody can say of which country */
    static PhoneNumber read(
            String text, Told told, @Nullable Locale locale, @Nullable ZoneId zone, @Nullable Customer known) {
        if (told.country() != null || told.unreadable()) {
            return PhoneNumber.of(text, told.country());
        }
        if (known == null) {
            return Profile.phone(text, locale, zone);
        }
        var before = known.phone() == null ? null : known.phone().region();
        return before != null
                ? PhoneNumber.parse(text, before)
                : Profile.phone(text, locale == null ? known.locale() : locale, zone == null ? known.zone() : zone);
    }
}
