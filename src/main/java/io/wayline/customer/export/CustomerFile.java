package io.wayline.customer.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.SortedSet;
import java.util.stream.Stream;

import de.siegmar.fastcsv.writer.CsvWriter;
import org.jspecify.annotations.Nullable;

import io.wayline.customer.Customer;
import io.wayline.customer.access.FieldAccess;
import io.wayline.shared.SpreadsheetCell;

/**
 * Customers as CSV (RFC 4180, UTF-8 with byte order mark), in columns that an import of customers knows. Where contact
 * data is behind a mask its columns have other names, so that no import takes a mask for an address.
 */
final class CustomerFile {

    private final FieldAccess fieldAccess;
    private final Writer text;
    private final CsvWriter csv;

    CustomerFile(FieldAccess fieldAccess, OutputStream out) {
        this.fieldAccess = fieldAccess;
        this.text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        this.csv = CsvWriter.builder().build(text);
    }

    void begin() throws IOException {
        text.write(SpreadsheetCell.BYTE_ORDER_MARK);
        var open = fieldAccess == FieldAccess.OPEN;
        csv.writeRecord(
                "ref",
                "name",
                open ? "email" : "maskedEmail",
                open ? "phone" : "maskedPhone",
                "locale",
                "zone",
                "birthday",
                "registeredAt",
                "lifecycle",
                "owner",
                "tags");
    }

    /** @throws UncheckedIOException when nobody takes it any more */
    void add(Customer customer, @Nullable SortedSet<String> tags) {
        var contact = fieldAccess.contact(customer);
        csv.writeRecord(Stream.of(
                        customer.ref().value(),
                        fieldAccess == FieldAccess.ANONYMOUS ? "" : text(customer.name()),
                        text(contact.email()),
                        text(contact.number()),
                        customer.locale() == null ? "" : customer.locale().toLanguageTag(),
                        text(customer.zone()),
                        fieldAccess == FieldAccess.OPEN ? text(customer.birthday()) : "",
                        text(customer.since()),
                        customer.lifecycle().name(),
                        text(customer.owner()),
                        tags == null ? "" : String.join(";", tags))
                .map(SpreadsheetCell::of)
                .toList());
    }

    /** Sends what is still here, and leaves the stream open: only its owner knows whether all went well. */
    void end() throws IOException {
        csv.flush();
        text.flush();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
