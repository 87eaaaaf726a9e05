package io.wayline.campaign.result;

/**
 * The words that statements about a run share. A mail belongs to the run that invited its customer last before it was
 * written, where the campaign's own journey asked for it.
 */
final class RunSql {

    /** For so long after an invitation a no and a complaint are laid at its door. */
    static final int SPAN_DAYS = 14;

    private static final String MAILS = """
            outbox_message o where o.customer_id = m.customer_id and o.origin_journey = :campaign
                and o.created_at >= m.invited_at and o.created_at < m.until""";

    /** The mails of a member {@code m}. */
    static final String MAIL = "select 1 from " + MAILS;

    /** Why no mail left to a member to whom none did: of several reasons the first by the alphabet. */
    static final String REASON = "(select min(coalesce(o.reason, lower(o.state))) from " + MAILS + ")";

    static final String ANY_MAIL = "exists (" + MAIL + ")";
    static final String LEFT = "exists (" + MAIL + " and o.state = 'SENT')";
    static final String WAITS =
            "exists (" + MAIL + " and o.state in ('HELD', 'PENDING', 'CLAIMED', 'HANDOVER', 'UNKNOWN'))";

    /** Takes the days as a literal, since an interval takes no parameter. */
    static final String BOUGHT = """
            exists (select 1 from customer_order b where b.customer_id = m.customer_id and b.undone is null
                and b.placed_at >= m.invited_at and b.placed_at < m.invited_at + interval '%d' day)""";

    /** Those who had their turn, with the moment of their next invitation into the same campaign. */
    static final String INVITED = """
            (select t.customer_id, t.invited_at, coalesce((
                select min(n.invited_at) from enrolment_member n join enrolment e on e.ref = n.enrolment
                where n.customer_id = t.customer_id and e.campaign = :campaign and n.invited_at > t.invited_at),
                cast(:ever as timestamp(6) with time zone)) as until
            from enrolment_member t where t.enrolment = :run and t.state = 'INVITED') m""";

    private RunSql() {}

    /** A no to marketing by mail, after a mail had left; {@code more} says more of it, as {@code p}. */
    static String saidNo(String more) {
        return """
                exists (select 1 from consent_proof p where p.customer_id = m.customer_id and p.purpose = 'marketing'
                    and p.channel = 'email' and not p.given and p.at >= m.invited_at and p.at < m.until
                    and p.at < m.invited_at + interval '%d' day%s
                    and exists (%s and o.state = 'SENT' and o.sent_at <= p.at))""".formatted(SPAN_DAYS, more, MAIL);
    }

    /** A complaint after a mail had left; {@code more} says more of it, as {@code p}. */
    static String complained(String more) {
        return """
                exists (select 1 from complaint p where p.customer_id = m.customer_id and p.received_at >= m.invited_at
                    and p.received_at < m.until and p.received_at < m.invited_at + interval '%d' day%s
                    and exists (%s and o.state = 'SENT' and o.sent_at <= p.received_at))""".formatted(SPAN_DAYS, more, MAIL);
    }
}
