package io.wayline.message.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.message.MessageState.Move;
import io.wayline.message.Purpose;
import io.wayline.shared.CustomerId;
import io.wayline.shared.CustomerMerge;
import io.wayline.shared.MergeParticipant;
import io.wayline.shared.RowTime;
import io.wayline.timeline.Cause;
import io.wayline.timeline.Entry;
import io.wayline.timeline.Timeline;

/**
 * Makes the mails of two customers those of one. What waits goes to the address that stays; what would tell the same
 * person the same a second time is called back, unless it is transactional.
 */
@Component
@Order(400)
class MailMerge implements MergeParticipant {

    /** Who has had a mail of this template for so long has not had it lately. */
    private static final Duration LATELY = Duration.ofDays(30);

    private static final String WAITING =
            "select id, template, purpose, customer_id, recipient from outbox_message where customer_id in (?, ?)"
                    + " and state in ('HELD', 'PENDING', 'CLAIMED') order by id";

    private final JdbcClient jdbc;
    private final MailStates states;
    private final Providers providers;
    private final Timeline timeline;
    private final Clock clock;

    MailMerge(JdbcClient jdbc, MailStates states, Providers providers, Timeline timeline, Clock clock) {
        this.jdbc = jdbc;
        this.states = states;
        this.providers = providers;
        this.timeline = timeline;
        this.clock = clock;
    }

    private record Waiting(
            long id,
            String template,
            Purpose purpose,
            CustomerId customer,
            @Nullable String recipient) {

        static Waiting read(ResultSet row, int number) throws SQLException {
            return new Waiting(
                    row.getLong("id"),
                    row.getString("template"),
                    Purpose.valueOf(row.getString("purpose")),
                    new CustomerId(row.getString("customer_id")),
                    row.getString("recipient"));
        }
    }

    @Override
    public List<Effect> foresee(CustomerMerge merge) {
        var waiting = waiting(merge, "");
        var calledBack = calledBack(waiting, merge);
        var kept = waiting.stream()
                .filter(mail -> mail.customer().equals(merge.merged()))
                .filter(mail -> !calledBack.contains(mail))
                .count();
        return List.of(new Effect("mails-waiting", kept), new Effect("mails-called-back", calledBack.size()));
    }

    @Override
    public void merge(CustomerMerge merge) {
        var waiting = waiting(merge, " for update");
        var calledBack = calledBack(waiting, merge);
        calledBack.forEach(mail -> callBack(mail, merge));
        jdbc.sql("update outbox_message set customer_id = ?, customer_ref = ? where customer_id = ?")
                .params(
                        merge.kept().value(),
                        merge.keptRef().value(),
                        merge.merged().value())
                .update();
        readdress(
                waiting.stream()
                        .filter(mail -> !calledBack.contains(mail))
                        .filter(mail -> !Objects.equals(mail.recipient(), address(merge)))
                        .map(Waiting::id)
                        .toList(),
                merge);
    }

    private List<Waiting> waiting(CustomerMerge merge, String lock) {
        return jdbc.sql(WAITING + lock)
                .params(merge.kept().value(), merge.merged().value())
                .query(Waiting::read)
                .list();
    }

    /** What the kept one waits for or has had lately, and what nobody can be written to any more. */
    private List<Waiting> calledBack(List<Waiting> waiting, CustomerMerge merge) {
        if (merge.email() == null) {
            return waiting;
        }
        var had = new HashSet<>(jdbc.sql("""
                        select distinct template from outbox_message where customer_id = ? and created_at > ?
                        and state in ('HELD', 'PENDING', 'CLAIMED', 'HANDOVER', 'UNKNOWN', 'SENT')""")
                .params(merge.kept().value(), RowTime.of(clock.instant().minus(LATELY)))
                .query(String.class)
                .list());
        return waiting.stream()
                .filter(mail -> mail.customer().equals(merge.merged()))
                .filter(mail -> mail.purpose() != Purpose.TRANSACTIONAL && !had.add(mail.template()))
                .toList();
    }

    private void callBack(Waiting mail, CustomerMerge merge) {
        var reason = merge.email() == null
                ? "Merged into %s, who has no mail address".formatted(merge.keptRef())
                : "Merged into %s, who has this mail already".formatted(merge.keptRef());
        states.decide(Move.CALL_BACK, mail.id(), merge.by(), reason);
        timeline.add(new Entry(
                merge.kept(),
                clock.instant(),
                "mail-cancelled",
                Entry.Direction.INSIDE,
                Map.of("template", mail.template(), "message", Long.toString(mail.id()), "reason", reason),
                Cause.actor(merge.by())));
    }

    /** A dispatcher that has one in hand loses it, and it is judged and sent anew. */
    private void readdress(List<Long> mails, CustomerMerge merge) {
        if (mails.isEmpty()) {
            return;
        }
        var email = Objects.requireNonNull(merge.email());
        states.judgeAgain(mails);
        jdbc.sql("""
                        update outbox_message set recipient = :recipient, recipient_domain = :domain,
                            provider = :provider, version = version + 1
                        where id in (:ids)""")
                .param("recipient", email.value())
                .param("domain", email.domain())
                .param("provider", providers.of(email.domain()))
                .param("ids", mails)
                .update();
    }

    private static @Nullable String address(CustomerMerge merge) {
        return merge.email() == null ? null : merge.email().value();
    }
}
