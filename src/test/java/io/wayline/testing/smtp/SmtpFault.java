package io.wayline.testing.smtp;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The 29 ways in which a mail server can fail one mail, each by the moment at which it does. */
public enum SmtpFault {
    REFUSED(Stage.CONNECT),
    BANNER_421(Stage.CONNECT, "421 4.3.2 Closing for now"),
    BANNER_SILENT(Stage.CONNECT),
    AUTH_535(Stage.AUTH, "535 5.7.8 Credentials are not right"),
    AUTH_454(Stage.AUTH, "454 4.7.0 Cannot check them now"),
    MAIL_CLOSE(Stage.MAIL),
    MAIL_421(Stage.MAIL, "421 4.3.2 Closing for now"),
    MAIL_450(Stage.MAIL, "450 4.3.0 Not now"),
    MAIL_550(Stage.MAIL, "550 5.1.8 Not from you"),
    MAIL_STALL(Stage.MAIL),
    RCPT_550(Stage.RCPT, "550 5.1.1 Nobody of that name"),
    RCPT_451(Stage.RCPT, "451 4.3.0 Not now"),
    RCPT_452(Stage.RCPT, "452 4.2.2 Mailbox full"),
    RCPT_STALL(Stage.RCPT),
    /** Only the second of three recipients is refused; a mail to one person never meets it. */
    RCPT_SECOND_550(Stage.RCPT, "550 5.1.1 Nobody of that name"),
    DATA_CLOSE(Stage.DATA),
    DATA_451(Stage.DATA, "451 4.3.0 Not now"),
    DATA_554(Stage.DATA, "554 5.7.1 Not this one"),
    DATA_STALL(Stage.DATA),
    /** Closes while the text still comes in. */
    TEXT_CUT(Stage.TEXT),
    DOT_451(Stage.DOT, "451 4.3.0 Not now"),
    DOT_552(Stage.DOT, "552 5.3.4 Too big"),
    DOT_554(Stage.DOT, "554 5.7.1 Looks like spam"),
    DOT_421(Stage.DOT, "421 4.3.2 Closing for now"),
    ACCEPTED_CLOSE(Stage.ACCEPTED),
    ACCEPTED_RESET(Stage.ACCEPTED),
    ACCEPTED_STALL(Stage.ACCEPTED),
    QUIT_CLOSE(Stage.QUIT),
    QUIT_STALL(Stage.QUIT);

    /** When it happens. A server knows the recipient from {@link #RCPT} on. */
    public enum Stage {
        CONNECT,
        AUTH,
        MAIL,
        RCPT,
        DATA,
        TEXT,
        DOT,
        /** After the mail is in the book, in place of the reply. */
        ACCEPTED,
        /** After the reply. */
        QUIT
    }

    private final Stage stage;
    private final String reply;

    SmtpFault(Stage stage) {
        this(stage, "");
    }

    SmtpFault(Stage stage, String reply) {
        this.stage = stage;
        this.reply = reply;
    }

    public Stage stage() {
        return stage;
    }

    /** Whether it befalls a connection before any mail is named on it. */
    public boolean befallsConnection() {
        return stage == Stage.CONNECT || stage == Stage.AUTH;
    }

    /** Whether the server has the mail although, or before, it fails; for a mail to one person. */
    public boolean accepts() {
        return stage == Stage.ACCEPTED || stage == Stage.QUIT || this == RCPT_SECOND_550;
    }

    /** What the server says; empty where it says nothing. */
    String reply() {
        return reply;
    }

    /** As a recipient's local part names it: {@code dot-451}; what follows a plus sign is free. */
    public String localPart() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<SmtpFault> ofLocalPart(String localPart) {
        var name = localPart.split("\\+", 2)[0];
        return Arrays.stream(values())
                .filter(fault -> fault.stage().compareTo(Stage.RCPT) >= 0)
                .filter(fault -> fault.localPart().equals(name))
                .findFirst();
    }

    /** Every fault that befalls a mail rather than a connection. */
    public static List<SmtpFault> ofMails() {
        return Arrays.stream(values())
                .filter(fault -> !fault.befallsConnection())
                .toList();
    }
}
