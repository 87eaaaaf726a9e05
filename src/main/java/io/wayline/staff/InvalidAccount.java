package io.wayline.staff;

import java.util.List;
import java.util.Locale;

import io.wayline.shared.Refusal;

/** Something about an account, a queue, or a key cannot be as it was asked for. */
public final class InvalidAccount extends Refusal {

    private static final long serialVersionUID = 1;

    /** What cannot be; pages show the text under {@code refusal.staff-<name in lower case with dashes>}. */
    public enum Why {
        USERNAME_FORM(
                "username",
                "has other characters than a-z, 0-9, dot, underscore, and dash, or more than 60: use only those"),
        USERNAME_TAKEN(Kind.CONFLICT, "username", "belongs to somebody already: choose another one"),
        USERNAME_RESERVED("username", "is a word in our own addresses: choose another one"),
        NAME_LENGTH("name", "is empty or longer than 100 characters: write the name as colleagues know it"),
        MAIL_FORM("mail", "is no mail address: write one address, or leave it empty"),
        ROLES_MISSING("roles", "is empty: choose at least one"),
        PASSWORD_SHORT("password", "has fewer than 12 characters: a few words in a row are easy to keep in mind"),
        PASSWORD_LONG("password", "has more than 72 bytes in UTF-8: use a shorter one"),
        PASSWORD_OBVIOUS("password", "is one that others would guess first: choose one without the account name"),
        PASSWORD_WRONG("current", "is not the password of this account: write the one you signed in with"),
        PASSWORD_TRIES(Kind.TOO_MANY, "current", "was wrong too often: wait a few minutes"),
        LAST_ADMIN(Kind.CONFLICT, "roles", "would leave nobody who can sign in as an admin: make somebody else one"),
        VERSION_STALE(Kind.CONFLICT, "version", "is older than the stored one: look at what changed, then save again"),
        THEME_UNKNOWN("theme", "is neither light nor dark: use one of them or leave it out"),
        QUEUE_KEY_FORM("key", "has other characters than a-z, 0-9, and dash, or more than 60: use only those"),
        QUEUE_KEY_TAKEN(Kind.CONFLICT, "key", "belongs to another queue: choose another one"),
        MEMBER_UNKNOWN("members", "names somebody without an account: choose from the list"),
        HOURS_FORM("hours", "is not hours of a day that end after they begin: write them as 09:00-12:00, 13:00-18:00"),
        PLACES_RANGE("places", "is not a number from 1 to 200: write how many calls are made at the same time"),
        SLOT_RANGE("slotMinutes", "is not a number of minutes from 5 to 240: write how long one call takes"),
        KEY_NAME_TAKEN(Kind.CONFLICT, "name", "belongs to a key in use: choose another one, or revoke that key first"),
        SCOPES_MISSING("scopes", "is empty: choose at least one"),
        EXPIRY_PAST("expires", "lies in the past: choose a later day or none");

        private final Kind kind;
        private final String field;
        private final String detail;

        Why(String field, String detail) {
            this(Kind.INVALID, field, detail);
        }

        Why(Kind kind, String field, String detail) {
            this.kind = kind;
            this.field = field;
            this.detail = detail;
        }

        String code() {
            return "staff-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Why why;

    public InvalidAccount(Why why) {
        super(why.kind, why.code(), "%s %s.".formatted(why.field, why.detail));
        this.why = why;
    }

    public Why why() {
        return why;
    }

    /** The field of the form that the text belongs beside. */
    public String field() {
        return why.field;
    }

    @Override
    public List<Finding> findings() {
        return List.of(new Finding(why.field, why.detail));
    }
}
