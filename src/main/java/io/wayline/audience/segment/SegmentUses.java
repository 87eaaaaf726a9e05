package io.wayline.audience.segment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import io.wayline.journey.Journeys;
import io.wayline.journey.StepUse;
import io.wayline.journey.StepUses;

/** Which journeys name a segment in one of their steps, and what comes of it. */
@Component
public class SegmentUses {

    private static final String FIND_CHANGES = "findSegmentChanges";
    private static final String INVITE = "inviteSegment";
    private static final String MOVE = "moveSegment";
    private static final String CHOOSE_VARIANT = "chooseVariant";
    private static final String INVITED = "campaign.invited";

    private final StepUses uses;
    private final Journeys journeys;

    SegmentUses(StepUses uses, Journeys journeys) {
        this.uses = uses;
        this.journeys = journeys;
    }

    /**
     * A journey that names it.
     *
     * @param step where it does
     * @param leadsTo the journeys on which its customers come by that, by key, with their names
     * @param experiments those that part the customers there, by their names in diagrams, with the name of the journey
     */
    public record Use(StepUse step, Map<String, String> leadsTo, Map<String, String> experiments) {}

    /** @param reader in whose language journeys and elements are named */
    public List<StepUse> of(String segment, Locale reader) {
        return List.of(FIND_CHANGES, INVITE, MOVE).stream()
                .flatMap(step -> uses.of(step, reader).stream())
                .filter(use -> segment.equals(use.settings().get("segment")))
                .toList();
    }

    /** The same with what comes of it. */
    public List<Use> all(String segment, Locale reader) {
        var variants = uses.of(CHOOSE_VARIANT, reader);
        return of(segment, reader).stream()
                .map(step -> {
                    var leadsTo = leadsTo(step, reader);
                    return new Use(step, leadsTo, experiments(variants, leadsTo.keySet()));
                })
                .toList();
    }

    private static Map<String, String> experiments(List<StepUse> variants, Set<String> journeys) {
        var experiments = new LinkedHashMap<String, String>();
        for (var variant : variants) {
            var experiment = variant.settings().get("experiment");
            if (experiment != null && journeys.contains(variant.journey())) {
                experiments.putIfAbsent(experiment, variant.journeyName());
            }
        }
        return experiments;
    }

    /** Of an invitation the one journey that it is for, of what is raised all that hear it. */
    private Map<String, String> leadsTo(StepUse step, Locale reader) {
        var raised = step.settings().get("raise");
        if (raised != null) {
            return journeys.startedBy(raised, reader);
        }
        var campaign = step.settings().get("campaign");
        var name = campaign == null ? null : journeys.startedBy(INVITED, reader).get(campaign);
        return name == null ? Map.of() : Map.of(campaign, name);
    }
}
