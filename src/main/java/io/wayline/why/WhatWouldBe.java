package io.wayline.why;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.springframework.stereotype.Component;

import io.wayline.audience.change.CustomerEntries;
import io.wayline.audience.enrolment.CampaignRuns;
import io.wayline.audience.enrolment.CustomerRuns;
import io.wayline.audience.segment.RuleAnswers;
import io.wayline.audience.segment.SegmentTooSlow;
import io.wayline.audience.segment.Segments;
import io.wayline.customer.Customer;
import io.wayline.experiment.Experiments;
import io.wayline.experiment.Shares;
import io.wayline.journey.EntryOutlooks;
import io.wayline.message.MailAnswers;
import io.wayline.message.MailAnswers.Fate;
import io.wayline.message.MailAnswers.Foreseen;
import io.wayline.shared.NotFound;
import io.wayline.why.CampaignAnswer.About;
import io.wayline.why.CampaignAnswer.Half;
import io.wayline.why.CampaignAnswer.Line;
import io.wayline.why.CampaignAnswer.Reason;
import io.wayline.why.CampaignAnswer.Says;
import io.wayline.why.CampaignAnswer.Verdict;
import io.wayline.why.Campaigns.Door;
import io.wayline.why.Campaigns.Drawn;

/**
 * What a campaign would do for a customer now: the segment, the journey's re-entry, chance, and the gates of mails are
 * asked as they are when it runs, and nothing is changed.
 */
@Component
class WhatWouldBe {

    private final Segments segments;
    private final RuleAnswers rules;
    private final CustomerRuns runs;
    private final CampaignRuns campaignRuns;
    private final CustomerEntries entries;
    private final EntryOutlooks outlooks;
    private final Experiments experiments;
    private final MailAnswers mails;
    private final Words words;

    WhatWouldBe(
            Segments segments,
            RuleAnswers rules,
            CustomerRuns runs,
            CampaignRuns campaignRuns,
            CustomerEntries entries,
            EntryOutlooks outlooks,
            Experiments experiments,
            MailAnswers mails,
            Words words) {
        this.segments = segments;
        this.rules = rules;
        this.runs = runs;
        this.campaignRuns = campaignRuns;
        this.entries = entries;
        this.outlooks = outlooks;
        this.experiments = experiments;
        this.mails = mails;
        this.words = words;
    }

    Half of(Drawn campaign, Customer customer, Locale reader) {
        var found = doors(campaign).stream()
                .map(door -> segment(door, customer, reader))
                .toList();
        var entry = entry(campaign.key(), customer, reader);
        var chance = campaign.partings().stream()
                .map(parting -> variant(parting, customer, reader))
                .toList();
        var sent = mails(campaign, customer, reader);

        var reasons = new ArrayList<Reason>(found);
        reasons.add(entry);
        reasons.addAll(chance);
        reasons.addAll(sent);
        if (!found.isEmpty() && none(found, Says.YES) && !none(found, Says.NO)) {
            return half(Verdict.WOULD_NOT, found.get(0).sentence(), reasons, reader);
        }
        if (entry.says() == Says.NO) {
            return half(Verdict.WOULD_NOT, entry.sentence(), reasons, reader);
        }
        var heldOut = chance.stream().filter(each -> each.says() == Says.NO).findFirst();
        if (heldOut.isPresent()) {
            return half(Verdict.WOULD_NOT, heldOut.get().sentence(), reasons, reader);
        }
        if (!sent.isEmpty() && none(sent, Says.YES)) {
            var waits = sent.stream().filter(each -> each.says() == Says.WAITS).findFirst();
            return half(
                    waits.isPresent() ? Verdict.WOULD_WAIT : Verdict.WOULD_NOT,
                    waits.orElse(sent.get(0)).sentence(),
                    reasons,
                    reader);
        }
        return half(Verdict.WOULD, "", reasons, reader);
    }

    private Half half(Verdict verdict, String sentence, List<Reason> reasons, Locale reader) {
        return new Half(verdict, words.say("why.verdict." + verdict, reader, sentence), reasons);
    }

    private static boolean none(List<Reason> reasons, Says what) {
        return reasons.stream().noneMatch(each -> each.says() == what);
    }

    /** Those that are drawn; of a campaign that only people begin, the segment of its latest run. */
    private List<Door> doors(Drawn campaign) {
        return campaign.doors().isEmpty()
                ? campaignRuns.last(campaign.key()).stream()
                        .map(run -> new Door("", run.segment(), null))
                        .toList()
                : campaign.doors();
    }

    private Reason segment(Door door, Customer customer, Locale reader) {
        var name = words.segment(door.segment(), reader);
        try {
            var whole = rules.of(segments.get(door.segment()).rule(), customer.id(), reader);
            var lines = line(whole);
            if (!whole.holds()) {
                return new Reason(
                        About.SEGMENT, Says.NO, words.say("why.segment.out", reader, name), null, List.of(lines));
            }
            var raises = door.raises();
            var before = raises == null
                    ? null
                    : entries.of(customer.id(), door.segment(), raises)
                            .filter(entered -> entered.leftAt() == null)
                            .orElse(null);
            return before == null
                    ? new Reason(
                            About.SEGMENT, Says.YES, words.say("why.segment.in", reader, name), null, List.of(lines))
                    : new Reason(
                            About.SEGMENT,
                            before.told() ? Says.NO : Says.WAITS,
                            words.say("why.segment.before", reader, name, words.when(before.at(), reader)),
                            null,
                            List.of(lines));
        } catch (NotFound gone) {
            return Reason.of(About.SEGMENT, Says.NO, words.say("why.segment.gone", reader, name));
        } catch (SegmentTooSlow tooSlow) {
            return Reason.of(About.SEGMENT, Says.ASIDE, words.say("why.segment.slow", reader, name));
        }
    }

    private static Line line(RuleAnswers.Line line) {
        return new Line(
                line.words(),
                line.holds(),
                line.lines().stream().map(WhatWouldBe::line).toList());
    }

    private Reason entry(String journey, Customer customer, Locale reader) {
        var outlook = outlooks.of(journey, customer.id());
        return Reason.of(
                About.ENTRY,
                outlook.standing() == EntryOutlooks.Standing.FREE ? Says.YES : Says.NO,
                words.say("why.entry." + outlook.standing(), reader, words.when(outlook.at(), reader)));
    }

    private Reason variant(Campaigns.Parting parting, Customer customer, Locale reader) {
        var variant = experiments.foreseen(customer.id(), parting.experiment(), parting.shares());
        var out = variant.equals(Shares.HOLDOUT);
        return Reason.of(
                About.VARIANT,
                out ? Says.NO : Says.YES,
                words.say(
                        out ? "why.variant.would-hold-out" : "why.variant.would",
                        reader,
                        variant,
                        parting.experiment()));
    }

    private List<Reason> mails(Drawn campaign, Customer customer, Locale reader) {
        return mails.foreseen(customer.id(), campaign.templates(), reader).stream()
                .map(mail ->
                        Reason.of(About.MAIL, says(mail), words.say("why.mail", reader, mail.title(), mail.sentence())))
                .toList();
    }

    private static Says says(Foreseen mail) {
        return mail.fate() == Fate.LEFT ? Says.YES : mail.fate() == Fate.WAITS ? Says.WAITS : Says.NO;
    }
}
