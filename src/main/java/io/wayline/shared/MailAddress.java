package io.wayline.shared;

import java.net.IDN;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntPredicate;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * One mail address, checked so that it can stand in an envelope and in a header: exactly one recipient, at most 64
 * characters before the at sign and 254 in all (RFC 5321 4.5.3.1), a domain with a dot, ASCII (a domain in another
 * script is turned into its A-labels, RFC 5891), no CR, LF, or other control character.
 */
public record MailAddress(@JsonValue String value) {

    private static final String FIELD = "email";
    /** What RFC 5322 3.2.3 allows in an atom beside letters and digits. */
    private static final String ATEXT_MARKS = "!#$%&'*+-/=?^_`{|}~";

    private static final int LONGEST_LABEL = 63;

    public MailAddress {
        value = normalised(value);
    }

    private static String normalised(String raw) {
        if (!consistsOf(raw, sign -> !Character.isISOControl(sign))) {
            throw new InvalidValue(
                    FIELD, "contains a line break or another control character", "send the bare address");
        }
        var text = raw.strip();
        if (text.isEmpty()) {
            throw new InvalidValue(FIELD, "is empty", "send an address or leave the field out");
        }
        if (text.indexOf(',') >= 0 || text.indexOf(';') >= 0 || text.indexOf('@') != text.lastIndexOf('@')) {
            throw new InvalidValue(FIELD, "names more than one recipient", "send exactly one address");
        }
        var at = text.indexOf('@');
        if (at <= 0 || at == text.length() - 1) {
            throw new InvalidValue(FIELD, "is not an address", "send something like anna@example.com");
        }
        var local = text.substring(0, at);
        var domain = asciiDomain(text.substring(at + 1));
        if (!isDotAtom(local)) {
            throw new InvalidValue(
                    FIELD,
                    "has characters before the at sign that mail servers refuse",
                    "use letters, digits, and . _ - +");
        }
        if (!isDomain(domain)) {
            throw new InvalidValue(FIELD, "has no valid domain", "check the part after the at sign");
        }
        var address = local + "@" + domain;
        if (local.length() > 64 || address.length() > 254) {
            throw new InvalidValue(FIELD, "is too long", "use at most 64 characters before the at sign and 254 in all");
        }
        return address;
    }

    /** Quoted local parts and comments are legal too (RFC 5322 3.4.1), but no real customer has one. */
    private static boolean isDotAtom(String local) {
        return Arrays.stream(local.split("\\.", -1))
                .allMatch(atom -> !atom.isEmpty() && consistsOf(atom, MailAddress::isAtext));
    }

    private static boolean isDomain(String domain) {
        var labels = domain.split("\\.", -1);
        return labels.length > 1 && Arrays.stream(labels).allMatch(MailAddress::isLabel);
    }

    private static boolean isLabel(String label) {
        return !label.isEmpty()
                && label.length() <= LONGEST_LABEL
                && label.charAt(0) != '-'
                && !label.endsWith("-")
                && consistsOf(label, sign -> isLetterOrDigit(sign) || sign == '-');
    }

    private static boolean isAtext(int sign) {
        return isLetterOrDigit(sign) || ATEXT_MARKS.indexOf(sign) >= 0;
    }

    private static boolean isLetterOrDigit(int sign) {
        return sign >= 'a' && sign <= 'z' || sign >= 'A' && sign <= 'Z' || sign >= '0' && sign <= '9';
    }

    /** A loop: each customer's address is made a dozen times on their way, and regular expressions were felt there. */
    private static boolean consistsOf(String text, IntPredicate allowed) {
        for (var place = 0; place < text.length(); place++) {
            if (!allowed.test(text.charAt(place))) {
                return false;
            }
        }
        return true;
    }

    private static String asciiDomain(String domain) {
        if (consistsOf(domain, sign -> sign < 128)) {
            return domain.toLowerCase(Locale.ROOT);
        }
        try {
            return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notADomain) {
            throw new InvalidValue(FIELD, "has no valid domain", "check the part after the at sign");
        }
    }

    /** The part after the at sign, in lower-case ASCII. */
    public String domain() {
        return value.substring(value.indexOf('@') + 1);
    }

    /** The form under which two spellings count as the same mailbox. */
    public String key() {
        return value.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return value;
    }
}
