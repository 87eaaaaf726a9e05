package io.wayline.message.outbox;

import org.springframework.stereotype.Component;

import io.wayline.customer.ConsentTopic;
import io.wayline.customer.Consents;
import io.wayline.message.Queued;
import io.wayline.message.SendGate;

/** A no on the page that our mails lead to holds for the next one, and for those that wait. */
@Component
class ConsentGate implements SendGate {

    private final Consents consents;

    ConsentGate(Consents consents) {
        this.consents = consents;
    }

    @Override
    public Verdict judge(Candidate mail) {
        return switch (mail.purpose()) {
            case TRANSACTIONAL -> Verdict.allow();
            case SERVICE -> ifAgreed(mail, ConsentTopic.SERVICE_EMAIL);
            case MARKETING -> ifAgreed(mail, ConsentTopic.MARKETING_EMAIL);
        };
    }

    private Verdict ifAgreed(Candidate mail, ConsentTopic topic) {
        return consents.may(mail.customer(), topic) ? Verdict.allow() : Verdict.suppress(Queued.NOT_WANTED);
    }
}
