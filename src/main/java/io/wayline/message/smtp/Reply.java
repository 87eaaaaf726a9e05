package io.wayline.message.smtp;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import jakarta.mail.MessagingException;

import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * What the mail server said last.
 *
 * @param code the reply code (RFC 5321 4.2), or -1 when it said nothing
 * @param enhanced the enhanced status code (RFC 3463) such as {@code 5.1.1}, or empty
 * @param text one line of at most 500 characters; may name the recipient
 */
public record Reply(int code, String enhanced, String text) {

    private static final int LONGEST = 500;
    private static final Pattern CODES = Pattern.compile("^([2-5]\\d\\d)(?:[ -]+([245]\\.\\d{1,3}\\.\\d{1,3}))?");
    private static final Pattern AGAIN_IN =
            Pattern.compile("(?:again|retry|wait)\\D{0,30}?(\\d{1,5}) *(s|sec|second|m|min|minute|h|hour)s?\\b");

    /** What a line of the server says; codes are read where it begins with them. */
    public static Reply of(String text) {
        var line = line(text);
        var codes = CODES.matcher(line);
        if (!codes.find()) {
            return new Reply(-1, "", line);
        }
        var enhanced = codes.group(2);
        return new Reply(Integer.parseInt(codes.group(1)), enhanced == null ? "" : enhanced, line);
    }

    /** The innermost reply along the chain of exceptions; without one, what the connection said. */
    public static Reply of(MessagingException failure) {
        Exception deciding = failure;
        for (var next = failure.getNextException(); next != null; next = next(next)) {
            if (code(next) > 0 || code(deciding) <= 0) {
                deciding = next;
            }
        }
        var said = of(String.valueOf(deciding.getMessage()));
        var code = code(deciding);
        return new Reply(code > 0 ? code : said.code(), said.enhanced(), said.text());
    }

    /** Whether the server said nothing that has a code. */
    public boolean isNone() {
        return code < 0;
    }

    /** Whether it is of this class, or this subject and detail: {@code 5.1}, {@code 4.7}, {@code 5.3.4}. */
    boolean isAbout(String enhancedCode) {
        return enhanced.equals(enhancedCode) || enhanced.startsWith(enhancedCode + ".");
    }

    boolean says(Pattern words) {
        return words.matcher(text.toLowerCase(Locale.ROOT)).find();
    }

    /** How long the server asks us to wait, where it says so. */
    public Optional<Duration> pleaseWait() {
        var asked = AGAIN_IN.matcher(text.toLowerCase(Locale.ROOT));
        if (!asked.find()) {
            return Optional.empty();
        }
        var number = Long.parseLong(asked.group(1));
        return Optional.of(
                switch (asked.group(2).charAt(0)) {
                    case 's' -> Duration.ofSeconds(number);
                    case 'm' -> Duration.ofMinutes(number);
                    default -> Duration.ofHours(number);
                });
    }

    private static @Nullable Exception next(Exception failure) {
        return failure instanceof MessagingException messaging ? messaging.getNextException() : null;
    }

    private static int code(Exception failure) {
        if (failure instanceof SMTPAddressFailedException refused) {
            return refused.getReturnCode();
        }
        if (failure instanceof SMTPSenderFailedException refused) {
            return refused.getReturnCode();
        }
        return failure instanceof SMTPSendFailedException refused ? refused.getReturnCode() : -1;
    }

    private static String line(String text) {
        var line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST);
    }
}
