package io.wayline.message.gate;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.wayline.customer.Customers;
import io.wayline.customer.consent.ConsentTopic;
import io.wayline.customer.hold.MarketingHold;
import io.wayline.customer.reach.MailStanding;
import io.wayline.customer.reach.MailStandings;
import io.wayline.message.Purpose;
import io.wayline.message.SendGate;
import io.wayline.message.template.MailTemplates;
import io.wayline.shared.CustomerId;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

/**
 * What a customer's wishes and peace allow. Transactional mails pass unasked; service mails are stopped by an objection,
 * a hold, and quiet hours; marketing mails need a yes as well and are counted. Costs one statement for all that are judged
 * at once, and one more for each marketing mail.
 */
@Component
class CustomerGate implements SendGate {

    private final MailStandings standings;
    private final Customers customers;
    private final FrequencyCap cap;
    private final QuietHours quiet;
    private final SilentDays silent;
    private final MailTemplates templates;
    private final GateSettings settings;
    private final ZoneId company;
    private final Clock clock;

    CustomerGate(
            MailStandings standings,
            Customers customers,
            FrequencyCap cap,
            MailTemplates templates,
            GateSettings settings,
            ZoneId company,
            Clock clock) {
        this.standings = standings;
        this.customers = customers;
        this.cap = cap;
        this.quiet = settings.quietHours();
        this.silent = new SilentDays(settings.silentDays());
        this.templates = templates;
        this.settings = settings;
        this.company = company;
        this.clock = clock;
    }

    @Override
    public Verdict judge(Candidate mail) {
        return mail.purpose() == Purpose.TRANSACTIONAL ? Verdict.allow() : judge(mail, standing(mail));
    }

    @Override
    public List<Verdict> judgeAll(List<Candidate> mails) {
        var standings = new HashMap<Purpose, Map<CustomerId, MailStanding>>();
        mails.stream()
                .filter(mail -> mail.purpose() != Purpose.TRANSACTIONAL)
                .collect(groupingBy(Candidate::purpose, mapping(Candidate::customer, toSet())))
                .forEach((purpose, customers) ->
                        standings.put(purpose, this.standings.ofAll(customers, topic(purpose))));
        return mails.stream()
                .map(mail -> mail.purpose() == Purpose.TRANSACTIONAL
                        ? Verdict.allow()
                        : judge(mail, standings.get(mail.purpose()).get(mail.customer())))
                .toList();
    }

    private Verdict judge(Candidate mail, MailStanding standing) {
        return unwanted(mail, standing)
                .or(() -> held(mail, standing))
                .or(() -> tooMany(mail))
                .or(() -> silentDay(mail, standing))
                .or(() -> tooLate(mail, standing))
                .orElse(Verdict.allow());
    }

    private MailStanding standing(Candidate mail) {
        var topic = topic(mail.purpose());
        var standing = standings.of(mail.customer(), topic);
        if (standing.hold() == null || mail.moment() != Moment.RECORDING) {
            return standing;
        }
        // who lifts a hold lets go what it holds: either they are done and we see it, or they wait and see our mail
        customers.lock(mail.customer());
        return standings.of(mail.customer(), topic);
    }

    private static ConsentTopic topic(Purpose purpose) {
        return purpose == Purpose.MARKETING ? ConsentTopic.MARKETING_EMAIL : ConsentTopic.SERVICE_EMAIL;
    }

    private static Optional<Verdict> unwanted(Candidate mail, MailStanding standing) {
        var said = standing.said();
        if (said != null && !said.yes()) {
            return Optional.of(Verdict.suppress(
                    GateReason.NOT_WANTED, Map.of("since", said.since().toString())));
        }
        return mail.purpose() == Purpose.MARKETING && said == null
                ? Optional.of(Verdict.suppress(GateReason.NO_CONSENT))
                : Optional.empty();
    }

    private Optional<Verdict> held(Candidate mail, MailStanding standing) {
        return Optional.ofNullable(standing.hold()).map(hold -> held(mail, hold));
    }

    private Verdict held(Candidate mail, MarketingHold hold) {
        var facts = Map.of("hold", hold.reason(), "reference", hold.reference());
        var end = mail.recordedAt().plus(settings.heldFor());
        return clock.instant().isBefore(end)
                ? Verdict.holdUntil(end, GateReason.HOLD, facts)
                : Verdict.suppress(GateReason.HOLD, facts);
    }

    private Optional<Verdict> tooMany(Candidate mail) {
        if (mail.purpose() != Purpose.MARKETING) {
            return Optional.empty();
        }
        var others = cap.othersOf(mail.customer(), mail.messageRef());
        return others < cap.most()
                ? Optional.empty()
                : Optional.of(Verdict.suppress(
                        GateReason.TOO_MANY,
                        Map.of("count", Long.toString(others), "days", Long.toString(cap.days()))));
    }

    /** Also for templates that leave at any hour: a day is no hour. */
    private Optional<Verdict> silentDay(Candidate mail, MailStanding standing) {
        if (mail.purpose() != Purpose.MARKETING) {
            return Optional.empty();
        }
        var zone = zone(standing);
        return silent.endAfter(clock.instant(), zone)
                .map(end -> quiet.endAfter(end, zone).orElse(end))
                .map(end -> Verdict.holdUntil(end, GateReason.SILENT_DAY, Map.of("zone", zone.getId())));
    }

    private Optional<Verdict> tooLate(Candidate mail, MailStanding standing) {
        if (templates.leavesAtAnyHour(mail.template())) {
            return Optional.empty();
        }
        var zone = zone(standing);
        return quiet.endAfter(clock.instant(), zone).map(end -> untilMorning(end, zone));
    }

    /** Of a customer whose zone nobody knows, the company's. */
    private ZoneId zone(MailStanding standing) {
        return standing.zone() == null ? company : standing.zone();
    }

    private static Verdict untilMorning(Instant end, ZoneId zone) {
        return Verdict.holdUntil(end, GateReason.QUIET_HOURS, Map.of("zone", zone.getId()));
    }
}
