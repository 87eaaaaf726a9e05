package io.wayline.customer;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.wayline.shared.InvalidValue;
import io.wayline.shared.MailAddress;
import io.wayline.shared.PhoneNumber;
import io.wayline.shared.text.CountryText;

/** What a source tells us about a customer; what it leaves out is null and stays as it was. */
public record Profile(
        @Nullable String name,
        @Nullable MailAddress email,
        @Nullable PhoneNumber phone,
        @Nullable Locale locale,
        @Nullable ZoneId zone,
        @Nullable LocalDate birthday) {

    /** In years; the oldest people known reached 122. */
    private static final int OLDEST = 130;

    /**
     * Reads the data of {@code customer.registered}.
     *
     * @throws InvalidValue when a field is not what it claims to be, or there is no way to reach the customer
     */
    public static Profile read(JsonNode data) {
        var email = raw(data, "email");
        var phone = text(data, "phone");
        if (email == null && phone == null) {
            throw new InvalidValue("email", "and phone are both missing", "send at least one of them");
        }
        var locale = read(text(data, "locale"), Profile::locale);
        var zone = read(text(data, "zone"), Profile::zone);
        return new Profile(
                read(text(data, "name"), Profile::name),
                read(email, MailAddress::new),
                read(phone, number -> phone(number, locale, zone)),
                locale,
                zone,
                read(text(data, "birthday"), Profile::birthday));
    }

    /** The customer as they are when this is told of them. */
    public Customer over(Customer customer) {
        return new Customer(
                customer.id(),
                customer.ref(),
                name != null ? name : customer.name(),
                email != null ? email : customer.email(),
                phone != null ? phone : customer.phone(),
                locale != null ? locale : customer.locale(),
                zone != null ? zone : customer.zone(),
                birthday != null ? birthday : customer.birthday(),
                customer.owner(),
                customer.lifecycle(),
                customer.since(),
                customer.version());
    }

    /** What of it is told of a field that nothing is known of yet. */
    public Profile fillingGaps(Customer customer) {
        return new Profile(
                customer.name() == null ? name : null,
                customer.email() == null ? email : null,
                customer.phone() == null ? phone : null,
                customer.locale() == null ? locale : null,
                customer.zone() == null ? zone : null,
                customer.birthday() == null ? birthday : null);
    }

    private static <T> @Nullable T read(@Nullable String text, Function<String, T> reading) {
        return text == null ? null : reading.apply(text);
    }

    /**
     * A number without a country code is taken as one of the country where the company works, if it is written as one is
     * there.
     *
     * @throws InvalidValue when it is no telephone number
     */
    public static PhoneNumber phone(String number) {
        return PhoneNumber.parse(number);
    }

    /**
     * As {@link #phone(String)}, of somebody whose zone or language hints at their country. What two countries would read
     * in two ways is refused.
     *
     * @throws InvalidValue when it is no telephone number, or could be of either country
     */
    public static PhoneNumber phone(String number, @Nullable Locale locale, @Nullable ZoneId zone) {
        var ofZone = zone == null ? null : CountryText.ofZone(zone).orElse(null);
        if (ofZone != null) {
            return PhoneNumber.parse(number, ofZone);
        }
        if (locale == null || locale.getCountry().length() != 2) {
            return phone(number);
        }
        var there = phoneOr(number, locale.getCountry());
        var here = phoneOr(number, CountryText.home());
        if (there == null || here == null || there.equals(here)) {
            return here != null ? here : there != null ? there : phone(number);
        }
        return PhoneNumber.of(number, null);
    }

    private static @Nullable PhoneNumber phoneOr(String number, String region) {
        try {
            return PhoneNumber.parse(number, region);
        } catch (InvalidValue notThere) {
            return null;
        }
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

    /** @throws InvalidValue when nobody can be called so */
    public static String name(String name) {
        if (name.length() > 200) {
            throw new InvalidValue("name", "has more than 200 characters", "send the name people use");
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValue("name", "contains a line break or another control character", "send it on one line");
        }
        return name;
    }

    /** @throws InvalidValue when it is no language tag */
    public static Locale locale(String tag) {
        try {
            return new Locale.Builder().setLanguageTag(tag.replace('_', '-')).build();
        } catch (IllformedLocaleException notATag) {
            throw new InvalidValue("locale", "is not a language tag", "send one of BCP 47, such as zh-CN or en");
        }
    }

    /** @throws InvalidValue when it is no time zone */
    public static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException notAZone) {
            throw new InvalidValue("zone", "is not a time zone", "send an IANA name, such as Asia/Shanghai");
        }
    }

    /** @throws InvalidValue when it is no date */
    public static LocalDate birthday(String date) {
        try {
            return LocalDate.parse(date);
        } catch (DateTimeException notADate) {
            throw new InvalidValue("birthday", "is not a date", "send it as 1990-02-28");
        }
    }

    /**
     * @param today somewhere on earth it may be a day later
     * @throws InvalidValue when nobody who lives can have been born that day
     */
    public static LocalDate plausible(LocalDate birthday, LocalDate today) {
        if (birthday.isAfter(today.plusDays(1)) || birthday.isBefore(today.minusYears(OLDEST))) {
            throw new InvalidValue(
                    "birthday",
                    "is in the future or more than %d years ago".formatted(OLDEST),
                    "check the year, or leave the field out",
                    "implausible");
        }
        return birthday;
    }
}
