package io.wayline.message;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import io.wayline.shared.MailAddress;

/**
 * Who writes our mails, and how they leave. What is unset stands for the made-up company that Wayline ships with, which
 * no real mail server may ever hear of.
 *
 * @param from the sender's address; required once {@code spring.mail.host} is set
 * @param replyTo where answers go; the sender's address when unset
 * @param companyName the company's name by language tag
 * @param postalAddress the company's postal address by language tag, on one line
 * @param website where the company's customers go, an https address
 * @param locale the language of customers who told us none, or one that we do not write
 * @param threads how many connections to the mail server this node uses at the same time; one more is only for
 *     transactional mails
 * @param batch how many mails a thread claims at once and sends over one connection
 * @param poll how often an idle thread looks for mails that another node queued or that are due again
 * @param lease how long a claimed mail belongs to its thread; what it does not reach in that time it gives back
 * @param replyTimeout how long the mail server may take to answer the final dot
 * @param mailsPerConnection how many mails go over one connection before a new one is opened
 * @param pipelining whether a connection goes on without waiting for each answer, where the server offers that
 *     (RFC 2920)
 * @param idle how long a connection stays open with nothing to carry
 * @param marketingLife how long after it was written a marketing mail may still leave
 * @param dkim how mails are signed, or null when the relay does that
 * @param senders from whom the mails of templates come that name another sender than the company, by the name that
 *     they use
 * @param testAddresses who may get test mails: addresses, or {@code @domain} for everybody there; unset: everybody at
 *     the made-up company, and nobody at a real one
 * @param uncertain what becomes of a mail of which we do not know whether the server has it
 */
@Validated
@ConfigurationProperties("wayline.mail")
public record MailSettings(
        @Nullable String from,
        @Nullable String replyTo,
        @Nullable Map<String, String> companyName,
        @Nullable Map<String, String> postalAddress,
        @Nullable URI website,
        @DefaultValue("zh-CN") Locale locale,
        @DefaultValue("1") @Min(1) @Max(64) int threads,
        @DefaultValue("50") @Min(1) @Max(1_000) int batch,

        @DefaultValue("1s") @DurationMin(millis = 50) @DurationMax(minutes = 1)
        Duration poll,

        @DefaultValue("2m") @DurationMin(seconds = 5) @DurationMax(hours = 1)
        Duration lease,

        @DefaultValue("10m") @DurationMin(millis = 100) @DurationMax(hours = 1)
        Duration replyTimeout,

        @DefaultValue("50") @Min(1) @Max(10_000) int mailsPerConnection,
        @DefaultValue("true") boolean pipelining,

        @DefaultValue("30s") @DurationMin(seconds = 0) @DurationMax(minutes = 10)
        Duration idle,

        @DefaultValue("3d") @DurationMin(hours = 1) Duration marketingLife,
        @Nullable Dkim dkim,
        @Nullable Map<String, Sender> senders,
        @Nullable List<String> testAddresses,
        @DefaultValue @Valid Uncertain uncertain) {

    /**
     * A signature on every mail (RFC 6376).
     *
     * @param domain whose signature it is
     * @param selector which of its keys
     * @param privateKey where the key lies: RSA, PKCS #8, PEM
     */
    public record Dkim(String domain, String selector, Path privateKey) {}

    /**
     * What becomes of uncertain mails, by their purpose.
     *
     * @param evidence how long other evidence, such as a bounce, is waited for before the rule is followed
     */
    public record Uncertain(
            @DefaultValue("HOLD") UncertainRule transactional,
            @DefaultValue("HOLD") UncertainRule service,
            @DefaultValue("HOLD") UncertainRule marketing,
            @DefaultValue("15m") @DurationMin(seconds = 0) Duration evidence) {

        public UncertainRule of(Purpose purpose) {
            return switch (purpose) {
                case TRANSACTIONAL -> transactional;
                case SERVICE -> service;
                case MARKETING -> marketing;
            };
        }
    }

    /**
     * From whom mails come.
     *
     * @param replyTo where answers go; the sender's address when unset
     */
    public record Sender(String from, @Nullable String replyTo) {

        public Sender {
            from = new MailAddress(from).value();
            replyTo = replyTo == null ? null : new MailAddress(replyTo).value();
        }

        /** Where answers go. */
        public String answers() {
            return replyTo == null ? from : replyTo;
        }
    }

    /** What becomes of an uncertain mail by itself. */
    public enum UncertainRule {
        /** Nothing: a person decides. */
        HOLD,
        /** It is sent once more, under the same Message-ID; some will get it twice. */
        RESEND_ONCE,
        /** It counts as sent; some will not get it. */
        ASSUME_SENT
    }

    /** The name of the sender whom templates have that name none. */
    public static final String COMPANY = "company";

    /** The languages in which every template is written. */
    public static final List<Locale> LANGUAGES = List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);

    private static final String MADE_UP_SENDER = "hello@lanhe.example";
    private static final Map<String, String> MADE_UP_NAME = Map.of("zh-CN", "澜和家居", "en", "Lanhe Home");
    private static final Map<String, String> MADE_UP_ADDRESS = Map.of(
            "zh-CN", "澜和家居有限公司，上海市徐汇区龙腾大道 2350 号，200232",
            "en", "Lanhe Home Co., Ltd., 2350 Longteng Avenue, Xuhui, Shanghai 200232, China");
    private static final URI MADE_UP_WEBSITE = URI.create("https://www.lanhe.example");

    public MailSettings {
        locale = written(locale);
    }

    /** The address in {@code From}. */
    public MailAddress sender() {
        return new MailAddress(from == null ? MADE_UP_SENDER : from);
    }

    /** The address in {@code Reply-To}. */
    public MailAddress answers() {
        return replyTo == null ? sender() : new MailAddress(replyTo);
    }

    /** The sender of this name, or the company's own where none is set under it. */
    public Sender sender(String name) {
        var named = senders == null ? null : senders.get(name);
        return named == null ? new Sender(sender().value(), answers().value()) : named;
    }

    /** Whether there is a sender of this name. */
    public boolean hasSender(String name) {
        return name.equals(COMPANY) || senders != null && senders.containsKey(name);
    }

    /** Who may get test mails, each an address or {@code @domain}; nobody of them is a customer because of it. */
    public List<String> testRecipients() {
        if (testAddresses != null) {
            return testAddresses;
        }
        return from == null ? List.of("@" + sender().domain()) : List.of();
    }

    public String nameFor(Locale language) {
        return in(language, companyName, MADE_UP_NAME);
    }

    public String addressFor(Locale language) {
        return in(language, postalAddress, MADE_UP_ADDRESS);
    }

    public URI shop() {
        return website == null ? MADE_UP_WEBSITE : website;
    }

    /** The language in which we write to somebody who reads this one. */
    public Locale languageFor(@Nullable Locale reader) {
        return reader == null
                ? locale
                : LANGUAGES.stream()
                        .filter(language -> language.getLanguage().equals(reader.getLanguage()))
                        .findFirst()
                        .orElse(locale);
    }

    /** What a real company must say about itself before real mails leave, and has not said. */
    public List<String> unsaid() {
        var unsaid = new ArrayList<String>();
        if (from == null) {
            unsaid.add("wayline.mail.from");
        }
        if (companyName == null) {
            unsaid.add("wayline.mail.company-name.zh-CN and .en");
        }
        if (postalAddress == null) {
            unsaid.add("wayline.mail.postal-address.zh-CN and .en");
        }
        if (website == null) {
            unsaid.add("wayline.mail.website");
        }
        return List.copyOf(unsaid);
    }

    private static Locale written(Locale wanted) {
        return LANGUAGES.stream()
                .filter(language -> language.getLanguage().equals(wanted.getLanguage()))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("wayline.mail.locale is %s, but templates are written in %s only"
                                .formatted(wanted.toLanguageTag(), LANGUAGES)));
    }

    /** One language is enough for a company that writes in one. */
    private static String in(Locale language, @Nullable Map<String, String> said, Map<String, String> madeUp) {
        var texts = said == null || said.isEmpty() ? madeUp : said;
        var text = texts.get(language.toLanguageTag());
        return text == null ? texts.values().iterator().next() : text;
    }
}
