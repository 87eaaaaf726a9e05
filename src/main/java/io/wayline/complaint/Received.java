package io.wayline.complaint;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

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

    /** Where the sender says nothing of it. */
    private static final int USUAL = 3;

    /**
     * Reads what comes in, more strictly than what was kept before: a word that we do not know is told to its sender.
     *
     * @throws InvalidValue when a field is not what it claims to be
     */
    static Received check(JsonNode data, ComplaintWords words) {
        var said = read(data);
        words.check(said.category());
        severity(data);
        return said;
    }

    /** @throws InvalidValue when a field is not what it claims to be */
    static Received read(JsonNode data) {
        return new Received(
                sourceRef(data),
                needed(data, "category"),
                words(data),
                known(Objects.requireNonNullElse(text(data, "severity"), "")).orElse(USUAL),
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

    /**
     * @return 1 to 4, {@link #USUAL} where the sender says nothing of it
     * @throws InvalidValue when what they say is none of them, nor a usual word for one
     */
    private static int severity(JsonNode data) {
        var said = text(data, "severity");
        return said == null
                ? USUAL
                : known(said)
                        .orElseThrow(() -> new InvalidValue(
                                "severity",
                                "is “%s”, which is no severity that we know".formatted(said),
                                "send 1 (the worst) to 4, or critical, high, medium, or low"));
    }

    /** Senders speak many dialects. */
    private static Optional<Integer> known(String severity) {
        return Optional.ofNullable(
                switch (severity.toLowerCase(Locale.ROOT)) {
                    case "1", "critical", "urgent", "严重", "紧急" -> 1;
                    case "2", "high", "major", "高" -> 2;
                    case "3", "medium", "normal", "moderate", "中", "一般", "普通" -> USUAL;
                    case "4", "low", "minor", "低" -> 4;
                    default -> null;
                });
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
