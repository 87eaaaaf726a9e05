package io.wayline.complaint.web;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import io.wayline.complaint.ComplaintCategory;
import io.wayline.shared.CustomerRef;

/** What a customer wrote on the page for complaints, as it stands there. */
public record Complained(String text, String category, String orderRef, String name, String email, String phone) {

    static final int LONGEST = 10_000;

    /** Letters that nobody takes for another when they are read out. */
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int PART = 4;
    private static final int BITS = 5;

    /** Binds what a browser sends, and what it leaves out; browsers end lines in two characters where people see one. */
    public Complained(
            @Nullable String text,
            @Nullable String category,
            @Nullable String orderRef,
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone) {
        this.text = plain(text).replace("\r\n", "\n");
        this.category = plain(category);
        this.orderRef = plain(orderRef);
        this.name = plain(name);
        this.email = plain(email);
        this.phone = plain(phone);
    }

    /** The fields that are missing, or too long; what else is wrong says the door. */
    Set<String> wrong() {
        var wrong = new TreeSet<String>();
        if (text.isEmpty() || text.length() > LONGEST) {
            wrong.add("text");
        }
        if (Arrays.stream(ComplaintCategory.values())
                .noneMatch(each -> each.word().equals(category))) {
            wrong.add("category");
        }
        if ((email + phone).isEmpty()) {
            wrong.add("contact");
        }
        return wrong;
    }

    /** As the fields of {@code complaint.received}. */
    ObjectNode data(String language) {
        var data = JsonNodeFactory.instance
                .objectNode()
                .put("text", text)
                .put("category", category)
                .put("channel", "page");
        putIfAny(data, "orderRef", orderRef);
        var contact = data.putObject("contact").put("locale", language);
        putIfAny(contact, "name", name);
        putIfAny(contact, "email", email);
        putIfAny(contact, "phone", phone);
        return data;
    }

    /** Whoever wrote it is nobody whom we know until a person says so, also when an address is one that we know. */
    static CustomerRef sender(UUID key) {
        return new CustomerRef("sender-" + key);
    }

    /** What the customer can name it by at once, such as {@code WEB-7K3F-9QX2}. */
    static String reference(UUID key) {
        var rest = key.getMostSignificantBits();
        var reference = new StringBuilder("WEB");
        for (var letter = 0; letter < 2 * PART; letter++) {
            if (letter % PART == 0) {
                reference.append('-');
            }
            reference.append(LETTERS.charAt((int) (rest & (LETTERS.length() - 1))));
            rest >>>= BITS;
        }
        return reference.toString();
    }

    private static void putIfAny(ObjectNode data, String field, String text) {
        if (!text.isEmpty()) {
            data.put(field, text);
        }
    }

    private static String plain(@Nullable String said) {
        return said == null ? "" : said.strip();
    }
}
