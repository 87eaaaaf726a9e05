package io.wayline.message.smtp;

/** How far a conversation with the mail server got. */
public enum Phase {
    /** Connecting, greeting, signing in. */
    CONNECT,
    MAIL,
    RCPT,
    /** The DATA command and the text; without the final dot a server throws it away (RFC 5321 4.1.1.4). */
    DATA,
    /** The final dot may be out: from here on only a reply says what became of the mail. */
    DOT
}
