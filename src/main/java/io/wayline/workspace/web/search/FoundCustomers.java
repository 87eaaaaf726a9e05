package io.wayline.workspace.web.search;

import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

import io.wayline.customer.Customer;
import io.wayline.customer.access.FieldAccess;
import io.wayline.shared.search.Found;
import io.wayline.shared.search.Marked;
import io.wayline.shared.search.SearchText;

import static java.nio.charset.StandardCharsets.UTF_8;

/** How customers stand in a list of what was found. */
@Component
class FoundCustomers {

    static final String PATH = "/customers/";

    private final MessageSource messages;

    FoundCustomers(MessageSource messages) {
        this.messages = messages;
    }

    /** With what was typed marked where it stands, also in contact data as far as this is not behind a mask. */
    Found found(Customer customer, FieldAccess access, SearchText text, Locale language) {
        var title = text.mark(name(customer));
        var ref = customer.name() == null
                ? Marked.NOTHING
                : text.mark(customer.ref().value());
        var detail = title.hasHit() || ref.hasHit() ? ref : ref.then(why(customer, access, text, language));
        return found(customer, title, detail, language);
    }

    /** With the end of their number marked. */
    Found byNumber(Customer customer, FieldAccess access, int digits, Locale language) {
        var number = access.contact(customer).phone();
        var ref = customer.name() == null ? "" : customer.ref().value();
        return found(
                customer,
                Marked.plain(name(customer)),
                Marked.plain(ref).then(number == null ? Marked.NOTHING : Marked.tail(number, digits)),
                language);
    }

    static String name(Customer customer) {
        return customer.name() == null ? customer.ref().value() : customer.name();
    }

    static String path(String prefix, Customer customer) {
        return prefix + UriUtils.encodePathSegment(customer.ref().value(), UTF_8);
    }

    private Found found(Customer customer, Marked title, Marked detail, Locale language) {
        return Found.place(path(PATH, customer), "ti-user", title, detail)
                .noted(messages.getMessage("lifecycle." + customer.lifecycle().name(), null, language))
                .previewed(path(SearchPreviews.CUSTOMER, customer));
    }

    /** Found by neither name nor ref: by an address, a number, or what they were called before a merge. */
    private Marked why(Customer customer, FieldAccess access, SearchText text, Locale language) {
        if (text.isEmpty()) {
            return Marked.NOTHING;
        }
        var contact = access.contact(customer);
        var address = contact.masked() || contact.email() == null ? Marked.NOTHING : text.mark(contact.email());
        if (address.hasHit()) {
            return address;
        }
        var number = contact.masked() ? null : contact.phone();
        return number != null && !text.digits().isEmpty() && number.contains(text.digits())
                ? Marked.plain(number)
                : Marked.plain(messages.getMessage("search.customers.before", null, language));
    }
}
