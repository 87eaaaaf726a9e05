package io.wayline.workspace.web.customer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

import io.wayline.customer.consent.ConsentProof;
import io.wayline.customer.consent.ConsentTopic;
import io.wayline.customer.hold.MarketingHold;
import io.wayline.customer.hold.StaffHolds;
import io.wayline.workspace.web.story.TimelineText;

/** Says in the reader's language what a customer agreed to, refused, or was never asked, and what holds marketing back. */
@Component
class ConsentText {

    private final MessageSource messages;
    private final TimelineText story;

    ConsentText(MessageSource messages, TimelineText story) {
        this.messages = messages;
        this.story = story;
    }

    /**
     * What holds for one topic.
     *
     * @param topic purpose and channel in words
     * @param may whether they let us
     * @param how who brought it, or what holds because nothing was said
     * @param at when it was said, or null when nothing was
     */
    public record Line(
            String topic, boolean may, String how, @Nullable Instant at) {}

    /**
     * One proof.
     *
     * @param through who brought it
     * @param said where or how it was said
     * @param by who recorded it: a colleague's account, a key, an event, a step
     */
    public record Proof(
            String topic,
            String answer,
            boolean given,
            Instant at,
            Instant recordedAt,
            String through,
            String said,
            String by,
            @Nullable String wording,
            boolean standing) {}

    /**
     * A hold in words.
     *
     * @param byHand whether people lift it here
     */
    public record Held(String reason, String reference, Instant since, boolean byHand) {}

    /** Every topic that is asked about here, text messages only where anything was said, then those of other systems. */
    List<Line> lines(List<ConsentProof> standing) {
        var said = standing.stream().collect(Collectors.toMap(ConsentProof::topic, Function.identity()));
        var topics = new LinkedHashSet<ConsentTopic>();
        ConsentTopic.KNOWN.stream()
                .filter(topic -> said.containsKey(topic) || !ConsentTopic.SMS.equals(topic.channel()))
                .forEach(topics::add);
        standing.forEach(proof -> topics.add(proof.topic()));
        var lines = new ArrayList<Line>();
        for (var topic : topics) {
            var proof = said.get(topic);
            lines.add(
                    proof == null
                            ? new Line(
                                    topic(topic),
                                    topic.allowedUnasked(),
                                    word("consent.unasked.", topic.allowedUnasked() ? "may" : "may-not"),
                                    null)
                            : new Line(
                                    topic(topic),
                                    proof.given(),
                                    word("consent.through.", proof.source().word()),
                                    proof.at()));
        }
        return lines;
    }

    List<Proof> proofs(List<ConsentProof> proofs) {
        var causes = story.causes(proofs.stream().map(ConsentProof::cause).toList(), LocaleContextHolder.getLocale());
        var texts = new ArrayList<Proof>();
        for (var at = 0; at < proofs.size(); at++) {
            texts.add(proof(proofs.get(at), causes.get(at)));
        }
        return texts;
    }

    private Proof proof(ConsentProof proof, String by) {
        return new Proof(
                topic(proof.topic()),
                answer(proof.given()),
                proof.given(),
                proof.at(),
                proof.recordedAt(),
                word("consent.through.", proof.source().word()),
                word("consent.how.", proof.said()),
                by,
                proof.wording(),
                proof.standing());
    }

    List<Held> held(List<MarketingHold> holds) {
        return holds.stream()
                .map(hold -> new Held(
                        word("hold.", hold.reason()),
                        hold.reference(),
                        hold.placedAt(),
                        StaffHolds.BY_HAND.equals(hold.reason())))
                .toList();
    }

    private String topic(ConsentTopic topic) {
        return String.valueOf(messages.getMessage(
                "consent.topic",
                new Object[] {word("consent.purpose.", topic.purpose()), word("consent.channel.", topic.channel())},
                LocaleContextHolder.getLocale()));
    }

    private String answer(boolean given) {
        return word("consent.answer.", given ? "given" : "withdrawn");
    }

    /** A word of ours in the reader's language; a word of another system as it is. */
    private String word(String prefix, String word) {
        return String.valueOf(messages.getMessage(prefix + word, null, word, LocaleContextHolder.getLocale()));
    }
}
