package io.wayline.message.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.customer.Customer;
import io.wayline.customer.Lifecycle;
import io.wayline.message.InternalMails;
import io.wayline.message.MailRequest;
import io.wayline.message.MailSettings;
import io.wayline.message.MailSubject;
import io.wayline.message.Message;
import io.wayline.message.Purpose;
import io.wayline.message.SendGate;
import io.wayline.message.template.MailTemplates;
import io.wayline.shared.CustomerRef;
import io.wayline.timeline.Cause;

/** Keeps mails to colleagues as transactional mails of nobody, so that no customer's story or count knows them. */
@Component
class InternalOutbox implements InternalMails {

    private static final Logger log = LoggerFactory.getLogger(InternalOutbox.class);

    /** Whoever did not read it by then has seen the page. */
    private static final Duration LIFE = Duration.ofDays(1);

    private final MailTemplates templates;
    private final MailSettings settings;
    private final MessageIds names;
    private final OutboxRows rows;
    private final Clock clock;
    private final ApplicationEventPublisher signals;

    InternalOutbox(
            MailTemplates templates,
            MailSettings settings,
            MessageIds names,
            OutboxRows rows,
            Clock clock,
            ApplicationEventPublisher signals) {
        this.templates = templates;
        this.settings = settings;
        this.names = names;
        this.rows = rows;
        this.clock = clock;
        this.signals = signals;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void queue(InternalMail mail) {
        var now = clock.instant();
        var language = settings.languageFor(mail.reads());
        var reader = new Customer(
                Message.COLLEAGUE,
                new CustomerRef(Message.COLLEAGUE.value()),
                mail.name(),
                mail.to(),
                null,
                language,
                null,
                null,
                null,
                Lifecycle.PROSPECT,
                now,
                0);
        var request = new MailRequest(
                Message.COLLEAGUE,
                mail.template(),
                mail.key(),
                null,
                mail.about(),
                Cause.system("notice"),
                mail.origin());
        var written = templates.write(mail.template(), language, reader, MailSubject.of(mail.about()), null);
        var row = new OutboxRows.NewMessage(
                request,
                reader,
                Purpose.TRANSACTIONAL,
                language.toLanguageTag(),
                names.of(mail.key()),
                now.atOffset(ZoneOffset.UTC),
                now.plus(LIFE));
        rows.insert(row, mail.to(), SendGate.Verdict.allow(), written.subject()).ifPresent(id -> {
            rows.insertContent(id, written);
            signals.publishEvent(new Outbox.MailQueued(Purpose.TRANSACTIONAL));
            log.info("Mail {} of template {} to a colleague", id, mail.template());
        });
    }
}
