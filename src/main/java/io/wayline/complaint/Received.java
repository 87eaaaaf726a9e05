package io.wayline.complaint;

import java.math.BigDecimal;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.wayline.customer.Profile;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.MailAddress;
import io.wayline.shared.PhoneNumber;
import io.wayline.shared.ReferenceText;
import io.wayline.value.OrderFacts;

/** What {@code complaint.received} tells, read and judged. */
record Received(
        String sourceRef,
        String category,
        String text,
        int severity,
        @Nullable String orderRef,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable String channel,
        Profile contact) {

    private static final int LONGEST = 20_000;

    /** Where the sender says nothing of it that we understand. */
    private static final int USUAL = 3;

    /** @throws InvalidValue when a field is not what it claims to be */
    static Received read(JsonNode data) {
        return new Received(
                sourceRef(data),
                needed(data, "category"),
                words(data),
                severity(text(data, "severity")),
                orderRef(data),
                amount(data),
                currency(data),
                text(data, "channel"),
                contact(data.path("contact")));
    }

    static String sourceRef(JsonNode data) {
        return ReferenceText.read("complaintRef", data.path("complaintRef").asString(""));
    }

    /**
     * What the customer wrote besides, or null.
     *
     * @throws InvalidValue when it is too long
     */
    static @Nullable String remark(JsonNode data) {
        var text = text(data, "text");
        return text == null ? null : fitting(text);
    }

    private static String words(JsonNode data) {
        return fitting(needed(data, "text"));
    }

    private static String fitting(String text) {
        if (text.length() > LONGEST) {
            throw new InvalidValue("text", "is longer than 20,000 characters", "send the part that matters");
        }
        // a row can hold everything else, and PostgreSQL not this
        return text.replace("\0", "");
    }

    /** 1 to 4 or a word of it; senders speak many dialects, and no complaint is refused for one of them. */
    private static int severity(@Nullable String said) {
        return switch (said == null ? "" : said.toLowerCase(Locale.ROOT)) {
            case "1", "critical", "urgent", "严重", "紧急" -> 1;
            case "2", "high", "major", "高" -> 2;
            case "4", "low", "minor", "低" -> 4;
            default -> USUAL;
        };
    }

    private static @Nullable String orderRef(JsonNode data) {
        var said = text(data, "orderRef");
        return said == null ? null : OrderFacts.ref(said);
    }

    private static @Nullable BigDecimal amount(JsonNode data) {
        var said = data.path("amount");
        if (said.isNumber()) {
            return OrderFacts.amount(said.decimalValue().toPlainString());
        }
        var text = text(data, "amount");
        return text == null ? null : OrderFacts.amount(text);
    }

    private static @Nullable String currency(JsonNode data) {
        var said = text(data, "currency");
        return said == null ? null : OrderFacts.currency(said);
    }

    /** Who wrote, as far as they say; judged as strictly as what a customer is known by. */
    private static Profile contact(JsonNode contact) {
        try {
            var name = text(contact, "name");
            var email = text(contact, "email");
            var phone = text(contact, "phone");
            var locale = text(contact, "locale");
            return new Profile(
                    name == null ? null : Profile.name(name),
                    email == null ? null : new MailAddress(contact.path("email").asString()),
                    phone == null ? null : phone(phone),
                    locale == null ? null : Profile.locale(locale),
                    null,
                    null);
        } catch (InvalidValue wrong) {
            throw wrong.called("contact/" + wrong.field());
        }
    }

    private static PhoneNumber phone(String number) {
        return Profile.phone(number);
    }

    private static String needed(JsonNode data, String field) {
        var text = text(data, field);
        if (text == null) {
            throw new InvalidValue(field, "is empty", "send what the customer says");
        }
        return text;
    }

    private static @Nullable String text(JsonNode data, String field) {
        var value = data.path(field);
        if (!value.isString()) {
            return null;
        }
        var text = ReferenceText.strip(value.asString());
        return text.isEmpty() ? null : text;
    }
}
