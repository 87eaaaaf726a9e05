package io.wayline.message.operation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.wayline.customer.Customers;
import io.wayline.message.MailAnswers;
import io.wayline.message.MailRequest;
import io.wayline.message.Message;
import io.wayline.message.MessageState;
import io.wayline.message.outbox.Judgement;
import io.wayline.message.outbox.OutboxView;
import io.wayline.message.template.MailTemplates;
import io.wayline.shared.CustomerId;

/** Reads the outbox for what was, and asks the gates for what would be. */
@Component
class CustomerMailAnswers implements MailAnswers {

    private final OutboxView outbox;
    private final Judgement judgement;
    private final DeliveryExplanations fates;
    private final MailTemplates templates;
    private final Customers customers;

    CustomerMailAnswers(
            OutboxView outbox,
            Judgement judgement,
            DeliveryExplanations fates,
            MailTemplates templates,
            Customers customers) {
        this.outbox = outbox;
        this.judgement = judgement;
        this.fates = fates;
        this.templates = templates;
        this.customers = customers;
    }

    @Override
    public List<Recorded> recorded(CustomerId customer, String journey, int most, Locale reader) {
        var mails = outbox.ofJourney(customer, journey, most);
        var sentences = fates.of(mails, reader);
        var titles = templates.titles(reader);
        var recorded = new ArrayList<Recorded>();
        for (var at = 0; at < mails.size(); at++) {
            recorded.add(recorded(mails.get(at), sentences.get(at).sentence(), titles));
        }
        return recorded;
    }

    private static Recorded recorded(Message mail, String sentence, Map<String, String> titles) {
        return new Recorded(
                mail.ref(),
                mail.template(),
                titles.getOrDefault(mail.template(), mail.template()),
                Optional.ofNullable(mail.origin())
                        .map(MailRequest.Origin::instance)
                        .orElse(null),
                fate(mail.state()),
                mail.createdAt(),
                sentence);
    }

    private static Fate fate(MessageState state) {
        return switch (state) {
            case SENT -> Fate.LEFT;
            case HELD, PENDING, CLAIMED, HANDOVER -> Fate.WAITS;
            case UNKNOWN -> Fate.UNCERTAIN;
            case FAILED, CANCELLED, SUPPRESSED, EXPIRED -> Fate.STOPPED;
        };
    }

    @Override
    public List<Foreseen> foreseen(CustomerId customer, Collection<String> names, Locale reader) {
        var known = templates.names();
        var titles = templates.titles(reader);
        return judgement
                .foresee(
                        customers.get(customer),
                        names.stream().filter(known::contains).distinct().toList())
                .stream()
                .map(each -> foreseen(each, titles, reader))
                .toList();
    }

    private Foreseen foreseen(Judgement.Foreseen each, Map<String, String> titles, Locale reader) {
        var verdict = each.verdict();
        return new Foreseen(
                each.template(),
                titles.getOrDefault(each.template(), each.template()),
                switch (verdict.kind()) {
                    case ALLOW -> Fate.LEFT;
                    case HOLD -> Fate.WAITS;
                    case SUPPRESS -> Fate.STOPPED;
                },
                verdict.reason(),
                verdict.until(),
                fates.foreseen(verdict, reader));
    }
}
