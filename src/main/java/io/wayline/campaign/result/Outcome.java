package io.wayline.campaign.result;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What may have come of an invitation. A customer has one fate of their mail, and any of the others. */
public enum Outcome {
    /** Everybody who had their turn. */
    INVITED("1 = 1"),
    /** Left alone by chance, so that it is known what would have come without it. */
    HELD_OUT("""
            exists (select 1 from experiment_variant v where v.experiment = :experiment
                and v.customer_id = m.customer_id and v.variant = 'holdout')"""),
    /** A mail has left to them. */
    LEFT(RunSql.LEFT),
    /** A mail was written and has not left yet. */
    WAITING("not " + RunSql.LEFT + " and " + RunSql.WAITS),
    /** A mail was asked for, and none has left or will. */
    NOT_SENT("not " + RunSql.LEFT + " and not " + RunSql.WAITS + " and " + RunSql.ANY_MAIL),
    /** No mail was asked for: the journey has not come to it, or led elsewhere. */
    NO_MAIL("not " + RunSql.ANY_MAIL),
    /** The mail server refused a mail for good. */
    BOUNCED("exists (" + RunSql.MAIL + " and o.state = 'FAILED')"),
    /** Said no to marketing by mail after a mail had left, within the span. */
    UNSUBSCRIBED(RunSql.saidNo("")),
    /** Complained after a mail had left, within the span. */
    COMPLAINED(RunSql.complained("")),
    /** Ordered within the days that count, whether or not they were held out. */
    BOUGHT(RunSql.BOUGHT);

    private final String sql;

    Outcome(String sql) {
        this.sql = sql;
    }

    /** Holds for a member {@code m} as {@link RunSql} reads them. */
    String sql() {
        return sql;
    }

    /** As it stands in an address. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one of this word. */
    public static Optional<Outcome> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }
}
