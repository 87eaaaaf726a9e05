package io.wayline.shared;

import java.util.Arrays;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

import io.wayline.shared.text.DomainText;

/**
 * One mail address, checked so that it can stand in an envelope and in a header: exactly one recipient, at most 64
 * characters before the at sign and 254 in all (RFC 5321 4.5.3.1), a domain with a dot, ASCII (a domain in another
 * script is turned into its A-labels, IDNA 2008, RFC 5891), no CR, LF, or other control character.
 */
public record MailAddress(@JsonValue String value) {

    private static final String FIELD = "email";
    private static final String LETTERS_AND_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /** RFC 5322 3.2.3. */
    private static final Signs ATEXT = Signs.of(LETTERS_AND_DIGITS + "!#$%&'*+-/=?^_`{|}~");

    /** RFC 1123 2.1; a label has no dot, but it is cut at dots before. */
    private static final Signs DOMAIN = Signs.of(LETTERS_AND_DIGITS + "-.");

    private static final int LONGEST_LABEL = 63;

    public MailAddress {
        value = normalised(value);
    }

    private static String normalised(String raw) {
        if (hasControl(raw)) {
            throw new InvalidValue(
                    FIELD, "contains a line break or another control character", "send the bare address");
        }
        var text = ReferenceText.strip(raw);
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
        return Arrays.stream(local.split("\\.", -1)).allMatch(atom -> !atom.isEmpty() && ATEXT.areAllOf(atom));
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
                && DOMAIN.areAllOf(label);
    }

    private static boolean hasControl(String text) {
        for (var place = 0; place < text.length(); place++) {
            if (Character.isISOControl(text.charAt(place))) {
                return true;
            }
        }
        return false;
    }

    private static String asciiDomain(String domain) {
        if (DOMAIN.areAllOf(domain)) {
            return domain.toLowerCase(Locale.ROOT);
        }
        try {
            return DomainText.ascii(domain);
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

    /**
     * Some of the signs of ASCII, a bit for each. Each customer's address is made a dozen times on their way, and regular
     * expressions were felt there.
     */
    private record Signs(long low, long high) {

        static Signs of(String signs) {
            var low = 0L;
            var high = 0L;
            for (var sign : signs.toCharArray()) {
                low |= sign < Long.SIZE ? 1L << sign : 0;
                high |= sign >= Long.SIZE ? 1L << sign : 0;
            }
            return new Signs(low, high);
        }

        boolean areAllOf(String text) {
            for (var place = 0; place < text.length(); place++) {
                var sign = text.charAt(place);
                var half = sign < Long.SIZE ? low : high;
                if (sign >= 2 * Long.SIZE || (half & 1L << sign) == 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
