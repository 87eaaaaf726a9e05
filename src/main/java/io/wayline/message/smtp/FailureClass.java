package io.wayline.message.smtp;

/** What kind of failure it was; its name is in rows and in the API. */
public enum FailureClass {
    /** The mail server was not reached. */
    CONNECT,
    /** The mail server does not want us, until somebody changes a setting. */
    CONFIG,
    /** The mail server takes nothing at the moment. */
    RELAY_BUSY,
    /** This mail was refused for now, or the connection broke before the server could have it. */
    TRANSIENT,
    /** The server wants fewer mails in a minute. */
    THROTTLED,
    /** There is no such mailbox. */
    RECIPIENT_BAD,
    /** The server does not want such mails from us. */
    POLICY,
    /** The server cannot take this very mail, whoever it is for. */
    CONTENT,
    /** The dot may be out, and no reply came: the server may have the mail. */
    UNKNOWN,
    /** We held it back ourselves at the last moment. */
    NOT_HANDED_OVER;

    /** Whether it says nothing about the mail, only about the server: then it is no try of the mail. */
    public boolean isOfTheRelay() {
        return this == CONNECT || this == CONFIG || this == RELAY_BUSY;
    }
}
