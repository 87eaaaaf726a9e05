package io.wayline.message;

import io.wayline.shared.Refusal;

/** A test mail is not sent to this address, or not now. */
public final class TestMailRefused extends Refusal {

    private static final long serialVersionUID = 1;

    private TestMailRefused(Kind kind, String code, String message) {
        super(kind, code, message);
    }

    public static TestMailRefused notNamed() {
        return new TestMailRefused(
                Kind.INVALID,
                "test-mail-address",
                "Test mails go to the addresses of wayline.mail.test-addresses only: send it to one of them,"
                        + " or have the address added there.");
    }

    public static TestMailRefused ofCustomer() {
        return new TestMailRefused(
                Kind.INVALID,
                "test-mail-customer",
                "This address belongs to a customer, and customers get no test mails: send it to one of yours.");
    }

    public static TestMailRefused undeliverable() {
        return new TestMailRefused(
                Kind.INVALID,
                "test-mail-undeliverable",
                "A mail server has said that this address does not exist: send it to another.");
    }

    public static TestMailRefused tooMany(int most) {
        return new TestMailRefused(
                Kind.TOO_MANY,
                "test-mails-too-many",
                "There were %d test mails within the last hour: try again later.".formatted(most));
    }
}
