package io.wayline.complaint.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import io.wayline.complaint.AnswerRound;
import io.wayline.complaint.Complaint;
import io.wayline.complaint.ComplaintEnding;
import io.wayline.complaint.ComplaintStage;
import io.wayline.complaint.ComplaintText;
import io.wayline.complaint.Remedy;
import io.wayline.customer.access.FieldAccess;
import io.wayline.shared.CustomerRef;

/**
 * A complaint as the API shows it.
 *
 * @param ref how people call it
 * @param complaintRef what whoever told of it calls it
 * @param amount what is at stake, a decimal in {@code currency}
 * @param answerDue when the answer is due that is owed now, or null
 * @param reopenings how many times the customer was not content
 * @param answeredAt when the first answer left
 * @param duplicateOf the ref of the one that is answered instead, or null
 * @param answers every answer that was promised, the first first
 * @param texts what people wrote, in its order; only where one complaint is read
 */
record ComplaintView(
        String ref,
        String complaintRef,
        @Nullable CustomerRef customer,
        String category,
        int severity,
        @Nullable String channel,
        boolean senderKnown,
        @Nullable OrderView order,
        @Nullable String amount,
        @Nullable String currency,
        boolean safetySuspected,
        String tier,
        ComplaintStage stage,
        @Nullable ComplaintEnding ending,
        @Nullable Integer priority,
        @Nullable String queue,
        Instant receivedAt,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant answerDue,
        int reopenings,
        @Nullable Instant answeredAt,
        @Nullable Instant closedAt,
        @Nullable String duplicateOf,
        Complaint.@Nullable CauseFound cause,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<AnswerView> answers,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<ComplaintText> texts) {

    record OrderView(String ref, Complaint.OrderNamed.Standing standing) {}

    /**
     * One answer that was promised.
     *
     * @param late when it was found that it was not there in time, or null
     */
    record AnswerView(
            int round,
            Instant startedAt,
            Instant remindAt,
            Instant warnAt,
            Instant dueAt,
            @Nullable Instant late,
            @Nullable Instant answeredAt,
            @Nullable Instant leftAt,
            AnswerRound.@Nullable Reply reply,
            @Nullable RemedyView remedy) {

        static AnswerView of(AnswerRound round) {
            return new AnswerView(
                    round.round(),
                    round.startedAt(),
                    round.remindAt(),
                    round.warnAt(),
                    round.dueAt(),
                    round.breachedAt(),
                    round.answeredAt(),
                    round.leftAt(),
                    round.reply(),
                    RemedyView.of(round.remedy()));
        }
    }

    record RemedyView(
            String kind,
            @Nullable String amount,
            @Nullable String currency,
            String proposedBy,
            @Nullable String approvedBy) {

        static @Nullable RemedyView of(@Nullable Remedy remedy) {
            return remedy == null
                    ? null
                    : new RemedyView(
                            remedy.kind().word(),
                            plain(remedy.amount()),
                            remedy.currency(),
                            remedy.proposedBy(),
                            remedy.approvedBy());
        }
    }

    static ComplaintView of(Complaint complaint, @Nullable CustomerRef customer) {
        var order = complaint.order();
        var triage = complaint.triage();
        return new ComplaintView(
                complaint.ref(),
                complaint.sourceRef(),
                customer,
                complaint.category().word(),
                complaint.severity(),
                complaint.channel(),
                complaint.senderKnown(),
                order == null ? null : new OrderView(order.ref(), order.standing()),
                plain(complaint.amount()),
                complaint.currency(),
                complaint.safetySuspected(),
                complaint.tier(),
                complaint.stage(),
                complaint.ending(),
                triage == null ? null : triage.priority(),
                triage == null ? null : triage.queue(),
                complaint.receivedAt(),
                complaint.acknowledgedAt(),
                complaint.owedBy().orElse(null),
                complaint.reopenings(),
                complaint.answeredAt(),
                complaint.closedAt(),
                complaint.duplicateOf(),
                complaint.cause(),
                null,
                null);
    }

    /** The same with every answer and every word; words as this access shows them. */
    ComplaintView with(List<AnswerRound> rounds, List<ComplaintText> written, FieldAccess access) {
        return new ComplaintView(
                ref,
                complaintRef,
                customer,
                category,
                severity,
                channel,
                senderKnown,
                order,
                amount,
                currency,
                safetySuspected,
                tier,
                stage,
                ending,
                priority,
                queue,
                receivedAt,
                acknowledgedAt,
                answerDue,
                reopenings,
                answeredAt,
                closedAt,
                duplicateOf,
                cause,
                rounds.stream().map(AnswerView::of).toList(),
                written.stream().map(text -> masked(text, access)).toList());
    }

    private static ComplaintText masked(ComplaintText text, FieldAccess access) {
        return new ComplaintText(text.round(), text.kind(), access.words(text.body()), text.writtenBy(), text.at());
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros().toPlainString();
    }
}
