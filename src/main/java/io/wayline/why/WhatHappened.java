package io.wayline.why;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.audience.change.CustomerEntries;
import io.wayline.audience.enrolment.CampaignRuns;
import io.wayline.audience.enrolment.CustomerRuns;
import io.wayline.audience.enrolment.EnrolmentState;
import io.wayline.audience.enrolment.Enrolments;
import io.wayline.customer.Customer;
import io.wayline.events.EventState;
import io.wayline.experiment.Experiments;
import io.wayline.experiment.Shares;
import io.wayline.journey.Instance;
import io.wayline.journey.Journeys;
import io.wayline.message.MailAnswers;
import io.wayline.message.MailAnswers.Fate;
import io.wayline.message.MailAnswers.Recorded;
import io.wayline.why.CampaignAnswer.About;
import io.wayline.why.CampaignAnswer.Half;
import io.wayline.why.CampaignAnswer.Reason;
import io.wayline.why.CampaignAnswer.Says;
import io.wayline.why.CampaignAnswer.Verdict;
import io.wayline.why.Campaigns.Drawn;

/** What a campaign did for a customer, from what was recorded: runs, ways, variants, and mails. Guesses nothing. */
@Component
class WhatHappened {

    private static final int RUNS = 3;
    private static final int WAYS = 3;
    private static final int MAILS = 6;
    private static final int LOOKED_AT = 100;

    private final CustomerRuns runs;
    private final CampaignRuns campaignRuns;
    private final CustomerEntries entries;
    private final Journeys journeys;
    private final Experiments experiments;
    private final MailAnswers mails;
    private final Words words;

    WhatHappened(
            CustomerRuns runs,
            CampaignRuns campaignRuns,
            CustomerEntries entries,
            Journeys journeys,
            Experiments experiments,
            MailAnswers mails,
            Words words) {
        this.runs = runs;
        this.campaignRuns = campaignRuns;
        this.entries = entries;
        this.journeys = journeys;
        this.experiments = experiments;
        this.mails = mails;
        this.words = words;
    }

    /** An answer, and how late it is: of several the latest counts. */
    private record Dated(Instant at, Verdict verdict, String sentence) {}

    Half of(Drawn campaign, Customer customer, Locale reader) {
        var reasons = new ArrayList<Reason>();
        var ways = journeys.of(customer.id(), LOOKED_AT, reader).stream()
                .filter(way -> way.journey().equals(campaign.key()))
                .sorted(Comparator.comparing(Instance::startedAt).reversed())
                .limit(WAYS)
                .toList();
        var sent = mails.recorded(customer.id(), campaign.key(), MAILS, reader);
        var dated = new ArrayList<Dated>();
        runs(campaign, customer, ways, reasons, dated, reader);
        entries(campaign, customer, reasons, dated, reader);
        var heldOut = variants(campaign, customer, reasons, reader);
        ways.forEach(way -> {
            reasons.add(Reason.of(About.WAY, Says.ASIDE, way(way, reader)));
            dated.add(outcome(way, sent, heldOut, reader));
        });
        sent.forEach(mail -> reasons.add(new Reason(
                About.MAIL,
                says(mail.fate()),
                words.say("why.mail", reader, mail.title(), mail.sentence()),
                mail.messageRef(),
                List.of())));
        // of two at one moment the one that stands later: a way says more than the invitation that began it
        return dated.stream()
                .reduce((one, other) -> other.at().isBefore(one.at()) ? one : other)
                .map(last -> half(last.verdict(), last.sentence(), reasons, reader))
                .orElseGet(() -> half(
                        Verdict.NEVER,
                        words.say(campaign.doors().isEmpty() ? "why.never.by-hand" : "why.never", reader),
                        reasons,
                        reader));
    }

    private Half half(Verdict verdict, String sentence, List<Reason> reasons, Locale reader) {
        return new Half(verdict, words.say("why.verdict." + verdict, reader, sentence), reasons);
    }

    private void runs(
            Drawn campaign,
            Customer customer,
            List<Instance> ways,
            List<Reason> reasons,
            List<Dated> dated,
            Locale reader) {
        var parts = runs.of(customer.id(), campaign.key(), RUNS);
        campaignRuns
                .last(campaign.key())
                .filter(last ->
                        parts.stream().noneMatch(part -> part.run().ref().equals(last.ref())))
                .ifPresent(last -> reasons.add(
                        Reason.of(About.RUN, Says.NO, words.say("why.run.without", reader, words.run(last, reader)))));
        for (var at = 0; at < parts.size(); at++) {
            var part = parts.get(at);
            var outcome = outcome(part, customer, ways, reader);
            reasons.add(Reason.of(
                    About.RUN, says(outcome.verdict()), words.run(part.run(), reader) + " " + outcome.sentence()));
            if (at == 0) {
                dated.add(outcome);
            }
        }
    }

    private Dated outcome(CustomerRuns.Part part, Customer customer, List<Instance> ways, Locale reader) {
        var run = part.run();
        var invitedAt = part.invitedAt();
        if (invitedAt == null) {
            var stopped = run.state() == EnrolmentState.STOPPED;
            return new Dated(
                    run.askedAt(),
                    stopped ? Verdict.DID_NOT : Verdict.ON_THE_WAY,
                    run.state() == EnrolmentState.PAUSED && Enrolments.BY_ITSELF.equals(run.actedBy())
                            ? words.say("why.turn.by-rule", reader)
                            : words.say(
                                    "why.turn." + run.state(),
                                    reader,
                                    words.account(run.actedBy()),
                                    run.reason() == null ? "" : run.reason()));
        }
        var begun = ways.stream().anyMatch(way -> !way.startedAt().isBefore(invitedAt));
        if (begun) {
            return new Dated(
                    invitedAt, Verdict.ON_THE_WAY, words.say("why.invited", reader, words.when(invitedAt, reader)));
        }
        var state = runs.invitation(run.ref(), customer.ref()).orElse(EventState.DONE);
        return switch (state) {
            case RECEIVED, UNKNOWN_CUSTOMER ->
                new Dated(invitedAt, Verdict.ON_THE_WAY, words.say("why.invited.waits", reader));
            case FAILED, EXPIRED -> new Dated(invitedAt, Verdict.DID_NOT, words.say("why.invited.failed", reader));
            case DONE, IGNORED -> new Dated(invitedAt, Verdict.DID_NOT, notBegun(invitedAt, ways, reader));
        };
    }

    /** Invited, and yet the journey did not begin. */
    private String notBegun(Instant invitedAt, List<Instance> ways, Locale reader) {
        var before =
                ways.stream().filter(way -> way.startedAt().isBefore(invitedAt)).findFirst();
        if (before.isEmpty()) {
            return words.say("why.invited.no-way", reader);
        }
        var ended = before.get().endedAt();
        return words.say(
                ended == null || ended.isAfter(invitedAt) ? "why.invited.on-it" : "why.invited.too-soon",
                reader,
                words.when(before.get().startedAt(), reader));
    }

    /** Where a journey hears of who enters a segment. */
    private void entries(Drawn campaign, Customer customer, List<Reason> reasons, List<Dated> dated, Locale reader) {
        for (var door : campaign.doors()) {
            var raises = door.raises();
            var entered = raises == null
                    ? Optional.<CustomerEntries.Entered>empty()
                    : entries.of(customer.id(), door.segment(), raises);
            if (entered.isPresent()) {
                var sentence = words.say(
                        entered.get().told() ? "why.entered" : "why.entered.waits",
                        reader,
                        words.segment(door.segment(), reader),
                        words.when(entered.get().at(), reader));
                reasons.add(Reason.of(About.SEGMENT, Says.ASIDE, sentence));
                dated.add(new Dated(
                        entered.get().at(),
                        entered.get().told() ? Verdict.DID_NOT : Verdict.ON_THE_WAY,
                        entered.get().told() ? sentence + " " + words.say("why.entered.not-begun", reader) : sentence));
            }
        }
    }

    /** @return whether they are held out of what the campaign brings */
    private boolean variants(Drawn campaign, Customer customer, List<Reason> reasons, Locale reader) {
        var heldOut = false;
        for (var parting : campaign.partings()) {
            var variant = experiments.given(parting.experiment(), customer.id()).orElse(null);
            if (variant != null) {
                var out = variant.equals(Shares.HOLDOUT);
                heldOut |= out;
                reasons.add(Reason.of(
                        About.VARIANT,
                        out ? Says.NO : Says.ASIDE,
                        words.say(
                                out ? "why.variant.holdout" : "why.variant.given",
                                reader,
                                variant,
                                parting.experiment())));
            }
        }
        return heldOut;
    }

    private Dated outcome(Instance way, List<Recorded> sent, boolean heldOut, Locale reader) {
        var its = sent.stream().filter(mail -> way.id().equals(mail.instance())).toList();
        var left = first(its, Fate.LEFT);
        var waits = Optional.ofNullable(first(its, Fate.WAITS)).orElse(first(its, Fate.UNCERTAIN));
        var at = way.startedAt();
        if (left != null) {
            return new Dated(at, Verdict.GOT, words.say("why.mail", reader, left.title(), left.sentence()));
        }
        if (waits != null) {
            return new Dated(at, Verdict.ON_THE_WAY, words.say("why.mail", reader, waits.title(), waits.sentence()));
        }
        if (!its.isEmpty()) {
            var stopped = its.get(0);
            return new Dated(at, Verdict.DID_NOT, words.say("why.mail", reader, stopped.title(), stopped.sentence()));
        }
        if (heldOut) {
            return new Dated(at, Verdict.DID_NOT, words.say("why.held-out", reader));
        }
        return new Dated(at, way.endedAt() == null ? Verdict.ON_THE_WAY : Verdict.WENT_THROUGH, way(way, reader));
    }

    private static @Nullable Recorded first(List<Recorded> mails, Fate fate) {
        return mails.stream().filter(mail -> mail.fate() == fate).findFirst().orElse(null);
    }

    private String way(Instance way, Locale reader) {
        var began = words.when(way.startedAt(), reader);
        if (way.endedAt() == null) {
            var places =
                    way.places().stream().map(Instance.Place::name).distinct().toList();
            var stands = places.isEmpty() ? words.say("why.way.under-way", reader) : String.join(" · ", places);
            return words.say(way.pausedAt() == null ? "why.way.live" : "why.way.paused", reader, began, stands);
        }
        var ended = words.when(way.endedAt(), reader);
        return way.ending() == null
                ? words.say("why.way.cancelled", reader, began, ended, words.account(way.cancelledBy()), why(way))
                : words.say("why.way.ended", reader, began, ended, way.ending());
    }

    private static String why(Instance way) {
        return way.cancelReason() == null ? "" : way.cancelReason();
    }

    private static Says says(Fate fate) {
        return switch (fate) {
            case LEFT -> Says.YES;
            case WAITS, UNCERTAIN -> Says.WAITS;
            case STOPPED -> Says.NO;
        };
    }

    private static Says says(Verdict verdict) {
        return verdict == Verdict.DID_NOT ? Says.NO : Says.ASIDE;
    }
}
