package io.wayline.customer.consent;

import java.util.List;
import java.util.regex.Pattern;

import io.wayline.shared.InvalidValue;

/**
 * What a customer is asked about: a purpose, and the channel for it. The words are open, for other systems may know
 * more than we use; what is recorded here by hand is one of {@link #KNOWN}.
 *
 * @param purpose such as {@code marketing}, lower case
 * @param channel such as {@code email}, lower case
 */
public record ConsentTopic(String purpose, String channel) {

    // before the topics below, which are checked against it
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]{0,59}");

    /** News and offers: only with consent. */
    public static final String MARKETING = "marketing";

    /** Care for what somebody bought: until they object. */
    public static final String SERVICE = "service";

    public static final String EMAIL = "email";
    public static final String PHONE = "phone";
    public static final String SMS = "sms";

    public static final ConsentTopic MARKETING_EMAIL = new ConsentTopic(MARKETING, EMAIL);
    public static final ConsentTopic MARKETING_PHONE = new ConsentTopic(MARKETING, PHONE);

    public static final ConsentTopic SERVICE_EMAIL = new ConsentTopic(SERVICE, EMAIL);

    /** Every topic that means something to us, in the order in which people read them. */
    public static final List<ConsentTopic> KNOWN = List.of(
            MARKETING_EMAIL,
            MARKETING_PHONE,
            new ConsentTopic(MARKETING, SMS),
            SERVICE_EMAIL,
            new ConsentTopic(SERVICE, PHONE),
            new ConsentTopic(SERVICE, SMS));

    public ConsentTopic {
        if (!WORD.matcher(purpose).matches()) {
            throw new InvalidValue("purpose", "is not a word in lower case", "send one such as marketing");
        }
        if (!WORD.matcher(channel).matches()) {
            throw new InvalidValue("channel", "is not a word in lower case", "send one such as email");
        }
    }

    /** @throws InvalidValue when it is none that we know */
    public static ConsentTopic known(String purpose, String channel) {
        if (KNOWN.stream().noneMatch(topic -> topic.purpose().equals(purpose))) {
            throw new InvalidValue("purpose", "is not one that customers are asked about", "send marketing or service");
        }
        if (KNOWN.stream().noneMatch(topic -> topic.channel().equals(channel))) {
            throw new InvalidValue("channel", "is not one that customers are asked about", "send email, phone, or sms");
        }
        return new ConsentTopic(purpose, channel);
    }

    /** Whether we may as long as nothing was said: an objection stops it, but no consent is needed. */
    public boolean allowedUnasked() {
        return SERVICE.equals(purpose);
    }

    /** Such as {@code marketing:email}. */
    @Override
    public String toString() {
        return purpose + ":" + channel;
    }
}
