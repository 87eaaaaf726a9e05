package io.wayline.shared;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * One mail address, checked so that it can stand in an envelope and in a header: exactly one recipient, at most 64
 * characters before the at sign and 254 in all (RFC 5321 4.5.3.1), a domain with a dot, ASCII (a domain in another
 * script is turned into its A-labels, RFC 5891), no CR, LF, or other control character.
 */
public record MailAddress(@JsonValue String value) {

    private static final String FIELD = "email";
    /** RFC 5322 dot-atom: quoted local parts and comments are legal, but no real customer has one. */
    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");

    private static final Pattern DOMAIN =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

    public MailAddress {
        value = normalised(value);
    }

    private static String normalised(String raw) {
        if (raw.chars().anyMatch(Character::isISOControl)) {
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
        if (!LOCAL.matcher(local).matches()) {
            throw new InvalidValue(
                    FIELD,
                    "has characters before the at sign that mail servers refuse",
                    "use letters, digits, and . _ - +");
        }
        if (!DOMAIN.matcher(domain).matches()) {
            throw new InvalidValue(FIELD, "has no valid domain", "check the part after the at sign");
        }
        var address = local + "@" + domain;
        if (local.length() > 64 || address.length() > 254) {
            throw new InvalidValue(FIELD, "is too long", "use at most 64 characters before the at sign and 254 in all");
        }
        return address;
    }

    private static String asciiDomain(String domain) {
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
