package io.wayline.customer;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.wayline.shared.InvalidValue;
import io.wayline.shared.MailAddress;
import io.wayline.shared.PhoneNumber;

/** What a source tells us about a customer; what it leaves out is null and stays as it was. */
record Profile(
        @Nullable String name,
        @Nullable MailAddress email,
        @Nullable PhoneNumber phone,
        @Nullable Locale locale,
        @Nullable ZoneId zone,
        @Nullable LocalDate birthday) {

    /**
     * Reads the data of {@code customer.registered}.
     *
     * @throws InvalidValue when a field is not what it claims to be, or there is no way to reach the customer
     */
    static Profile read(JsonNode data) {
        var email = raw(data, "email");
        var phone = text(data, "phone");
        if (email == null && phone == null) {
            throw new InvalidValue("email", "and phone are both missing", "send at least one of them");
        }
        var zone = zone(text(data, "zone"));
        return new Profile(
                name(text(data, "name")),
                email == null ? null : new MailAddress(email),
                phone == null ? null : PhoneNumber.parse(phone, "CN"),
                locale(text(data, "locale")),
                zone,
                birthday(text(data, "birthday")));
    }

    /** Control characters must not be stripped from an address before it is judged. */
    private static @Nullable String raw(JsonNode data, String field) {
        return data.path(field).isString() && !data.path(field).asString().isBlank()
                ? data.path(field).asString()
                : null;
    }

    private static @Nullable String text(JsonNode data, String field) {
        var value = raw(data, field);
        return value == null ? null : value.strip();
    }

    private static @Nullable String name(@Nullable String name) {
        if (name == null) {
            return null;
        }
        if (name.length() > 200) {
            throw new InvalidValue("name", "has more than 200 characters", "send the name people use");
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValue("name", "contains a line break or another control character", "send it on one line");
        }
        return name;
    }

    private static @Nullable Locale locale(@Nullable String tag) {
        if (tag == null) {
            return null;
        }
        try {
            return new Locale.Builder().setLanguageTag(tag.replace('_', '-')).build();
        } catch (IllformedLocaleException notATag) {
            throw new InvalidValue("locale", "is not a language tag", "send one of BCP 47, such as zh-CN or en");
        }
    }

    private static @Nullable ZoneId zone(@Nullable String id) {
        try {
            return id == null ? null : ZoneId.of(id);
        } catch (DateTimeException notAZone) {
            throw new InvalidValue("zone", "is not a time zone", "send an IANA name, such as Asia/Shanghai");
        }
    }

    private static @Nullable LocalDate birthday(@Nullable String date) {
        try {
            return date == null ? null : LocalDate.parse(date);
        } catch (DateTimeException notADate) {
            throw new InvalidValue("birthday", "is not a date", "send it as 1990-02-28");
        }
    }
}
