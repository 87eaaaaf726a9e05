package io.wayline.message.outbox;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import io.wayline.customer.Customers;
import io.wayline.message.Enclosure;
import io.wayline.message.Enclosure.Enclosed;
import io.wayline.message.MailRequest;
import io.wayline.message.MailSettings;
import io.wayline.message.MailSubject;
import io.wayline.message.MessageState;
import io.wayline.message.Messages;
import io.wayline.message.Purpose;
import io.wayline.message.Queued;
import io.wayline.message.SendGate;
import io.wayline.message.preference.PreferenceLinks;
import io.wayline.message.template.MailTemplates;
import io.wayline.message.template.Written;
import io.wayline.shared.MailAddress;
import io.wayline.timeline.Entry;
import io.wayline.timeline.Timeline;

/** Decides about a mail that is asked for: writes it and keeps it for the dispatchers, or keeps why it is not sent. */
@Component
class Recording {

    private static final Logger log = LoggerFactory.getLogger(Recording.class);

    private final Customers customers;
    private final PreferenceLinks preferences;
    private final MailTemplates templates;
    private final MailSettings settings;
    private final MessageIds names;
    private final Judgement judgement;
    private final MailSuppressions addresses;
    private final OutboxRows rows;
    private final Timeline timeline;
    private final Clock clock;
    private final ApplicationEventPublisher signals;

    Recording(
            Customers customers,
            PreferenceLinks preferences,
            MailTemplates templates,
            MailSettings settings,
            MessageIds names,
            Judgement judgement,
            MailSuppressions addresses,
            OutboxRows rows,
            Timeline timeline,
            Clock clock,
            ApplicationEventPublisher signals) {
        this.customers = customers;
        this.preferences = preferences;
        this.templates = templates;
        this.settings = settings;
        this.names = names;
        this.judgement = judgement;
        this.addresses = addresses;
        this.rows = rows;
        this.timeline = timeline;
        this.clock = clock;
        this.signals = signals;
    }

    /** As {@link Messages#queue(MailRequest, Enclosure)}, with nothing enclosed where that is null. */
    Queued record(MailRequest request, @Nullable Enclosure enclosure) {
        var customer = customers.get(request.customer());
        var language = settings.languageFor(customer.locale());
        var purpose = templates.purpose(request.template());
        var now = clock.instant();
        var row = new OutboxRows.NewMessage(
                request,
                customer,
                purpose,
                language.toLanguageTag(),
                names.of(request.key()),
                now.atOffset(ZoneOffset.UTC),
                purpose == Purpose.MARKETING ? now.plus(settings.marketingLife()) : null);
        var verdict = judgement.recording(customer, purpose, request.template(), now);
        var address = customer.email();
        return address == null || verdict.kind() == SendGate.Verdict.Kind.SUPPRESS
                ? suppress(row, verdict)
                : keep(row, address, verdict, language, enclosure);
    }

    private Written written(OutboxRows.NewMessage row, Locale language, @Nullable Enclosed enclosed) {
        var link = row.purpose() == Purpose.TRANSACTIONAL
                ? null
                : preferences.of(row.customer().id(), row.purpose(), row.messageId());
        var subject = new MailSubject(row.request().about(), enclosed);
        return templates.write(row.request().template(), language, row.customer(), subject, link);
    }

    private Queued keep(
            OutboxRows.NewMessage row,
            MailAddress address,
            SendGate.Verdict verdict,
            Locale language,
            @Nullable Enclosure enclosure) {
        // without anything enclosed it is written first, which saves a statement
        var written = enclosure == null ? written(row, language, null) : null;
        var id = rows.insert(row, address, verdict, written == null ? null : written.subject());
        if (id.isEmpty()) {
            return receipt(row)
                    .orElseGet(() -> suppress(
                            row,
                            SendGate.Verdict.suppress(
                                    addresses.contains(address.value())
                                            ? Queued.ADDRESS_SUPPRESSED
                                            : Queued.ONCE_PER)));
        }
        var enclosed = enclosure == null ? null : enclosure.make();
        var mail = written == null ? written(row, language, enclosed) : written;
        if (written == null) {
            rows.updateSubject(id.get(), mail.subject());
        }
        rows.insertContent(id.get(), mail);
        tell(row, id.get(), "mail-queued", Entry.Direction.OUT, Map.of("subject", mail.subject()));
        if (verdict.kind() == SendGate.Verdict.Kind.HOLD) {
            tell(row, id.get(), "mail-held." + verdict.reason(), Entry.Direction.INSIDE, verdict.facts());
            return new Queued(Queued.Outcome.HELD, verdict.reason(), id.get().toString(), ref(enclosed));
        }
        signals.publishEvent(new Outbox.MailQueued(row.purpose()));
        return new Queued(Queued.Outcome.QUEUED, null, id.get().toString(), ref(enclosed));
    }

    private static @Nullable String ref(@Nullable Enclosed enclosed) {
        return enclosed == null ? null : enclosed.ref();
    }

    private Queued suppress(OutboxRows.NewMessage row, SendGate.Verdict verdict) {
        var reason = verdict.reason();
        var id = rows.insertSuppressed(row, verdict);
        if (id.isEmpty()) {
            return receipt(row).orElseThrow();
        }
        log.info(
                "Mail {} of template {} suppressed: {}", id.get(), row.request().template(), reason);
        tell(row, id.get(), "mail-not-sent." + reason, Entry.Direction.INSIDE, verdict.facts());
        return new Queued(Queued.Outcome.SKIPPED, reason, id.get().toString(), null);
    }

    private Optional<Queued> receipt(OutboxRows.NewMessage row) {
        return rows.find(row.request().key())
                .map(kept -> new Queued(outcome(kept.state()), kept.reason(), Long.toString(kept.id()), null));
    }

    private static Queued.Outcome outcome(MessageState state) {
        return switch (state) {
            case SUPPRESSED, CANCELLED, EXPIRED -> Queued.Outcome.SKIPPED;
            case HELD -> Queued.Outcome.HELD;
            default -> Queued.Outcome.QUEUED;
        };
    }

    private void tell(
            OutboxRows.NewMessage row, long id, String kind, Entry.Direction direction, Map<String, String> more) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("template", row.request().template());
        facts.put("message", Long.toString(id));
        facts.putAll(more);
        timeline.add(new Entry(
                row.customer().id(),
                row.at().toInstant(),
                kind,
                direction,
                facts,
                row.request().cause()));
    }
}
