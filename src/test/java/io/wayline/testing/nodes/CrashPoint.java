package io.wayline.testing.nodes;

import java.util.Locale;

/**
 * The moments at which a node may die: those of a mail's life, and one of a run that invites customers. All but one are
 * seen in what goes over its connection to the database, so that the product knows nothing of them; {@link #AFTER_DOT}
 * is the mail server's to see.
 */
public enum CrashPoint {
    /** The journey is about to ask for the mail. */
    BEFORE_INSERT(When.BEFORE, "insert into outbox_message"),
    /** The mail and the journey's progress are written and not committed. */
    BEFORE_COMMIT(When.BEFORE_COMMIT, "insert into outbox_message"),
    /** A batch of mails is the node's. */
    AFTER_CLAIM(When.AFTER_COMMIT, "update outbox_message set state = 'claimed'"),
    /** The server has the whole text and not the final dot; the mail before is not written down. */
    BEFORE_HANDOVER(When.BEFORE, "merge into outbox_message m using ( select cast('false'"),
    /** The same, and the row says that the dot may be on its way. */
    AFTER_HANDOVER_COMMIT(When.AFTER_COMMIT, "merge into outbox_message m using ( select cast('false'"),
    /** The server has the mail, and its answer is not read yet. */
    AFTER_DOT(When.AT_THE_SERVER, ""),
    /** The answer is read and not written down. */
    AFTER_250(When.BEFORE, "merge into outbox_message m using ( select cast('true'"),
    /** All is written down, and the next mail is being handed over. */
    AFTER_SENT_COMMIT(When.AFTER_COMMIT, "merge into outbox_message m using ( select cast('true'"),
    /** What a dead node left is moved on, and that is not committed. */
    DURING_RECOVERY(When.BEFORE_COMMIT, "update outbox_message set state = 'unknown'"),
    /** A turn of a run has taken its customers and kept their invitations, and that is not committed. */
    INVITED(When.BEFORE_COMMIT, "update enrolment_member set state = 'invited'");

    /** Read by {@link NodeMain}: {@code AFTER_CLAIM:2} halts at the second claim. */
    static final String PROPERTY = "wayline.test.crash";

    enum When {
        BEFORE,
        BEFORE_COMMIT,
        AFTER_COMMIT,
        AT_THE_SERVER
    }

    private final When when;
    private final String statement;

    CrashPoint(When when, String statement) {
        this.when = when;
        this.statement = statement;
    }

    /** A point with the passage, from 1 on, at which the node halts. */
    public record Armed(CrashPoint point, int passage) {

        static Armed of(String text) {
            var part = text.split(":");
            return new Armed(valueOf(part[0]), Integer.parseInt(part[1]));
        }

        @Override
        public String toString() {
            return point.name() + ":" + passage;
        }
    }

    /** At that passage, from 1 on. */
    public Armed at(int passage) {
        return new Armed(this, passage);
    }

    boolean is(When moment) {
        return when == moment;
    }

    /** @param sql with its first parameter in its place */
    boolean isMeantBy(String sql) {
        return sql.replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT).startsWith(statement);
    }
}
