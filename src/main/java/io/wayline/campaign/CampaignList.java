package io.wayline.campaign;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.wayline.audience.enrolment.CampaignRuns;
import io.wayline.audience.enrolment.Enrolments;
import io.wayline.journey.StepUse;
import io.wayline.journey.StepUses;
import io.wayline.shared.NotFound;

/** The campaigns that there are: every journey that begins with an invitation, and who invites into it. */
@Component
public class CampaignList {

    /** The step by which a journey invites. */
    private static final String INVITES = "inviteSegment";

    private final Enrolments enrolments;
    private final CampaignRuns runs;
    private final StepUses steps;

    CampaignList(Enrolments enrolments, CampaignRuns runs, StepUses steps) {
        this.enrolments = enrolments;
        this.runs = runs;
        this.steps = steps;
    }

    /** All, in the order of their names for the reader. */
    public List<Campaign> all(Locale reader) {
        var last = runs.last();
        var inviters = steps.of(INVITES, reader);
        return enrolments.campaigns(reader).entrySet().stream()
                .map(each -> new Campaign(
                        each.getKey(), each.getValue(), into(each.getKey(), inviters), last.get(each.getKey())))
                .sorted(Comparator.comparing(Campaign::name).thenComparing(Campaign::key))
                .toList();
    }

    /** Empty when nobody is invited into a journey of this key. */
    public Optional<Campaign> find(String key, Locale reader) {
        return Optional.ofNullable(enrolments.campaigns(reader).get(key))
                .map(name -> new Campaign(
                        key,
                        name,
                        into(key, steps.of(INVITES, reader)),
                        runs.last(key).orElse(null)));
    }

    /** @throws NotFound when there is no such campaign */
    public Campaign get(String key, Locale reader) {
        return find(key, reader).orElseThrow(() -> new NotFound("campaign"));
    }

    private static List<StepUse> into(String campaign, List<StepUse> inviters) {
        return inviters.stream()
                .filter(use -> campaign.equals(use.settings().get("campaign")))
                .toList();
    }
}
