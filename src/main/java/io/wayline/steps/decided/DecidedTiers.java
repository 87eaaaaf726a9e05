package io.wayline.steps.decided;

import java.util.Map;
import java.util.regex.Pattern;

import org.springframework.stereotype.Component;

import io.wayline.journey.decision.Decisions;
import io.wayline.value.Tier;
import io.wayline.value.TierRules;
import io.wayline.value.TierUndecided;

/** Lets the decision {@code customer-tier} say what a cell is worth; value itself knows nothing of decisions. */
@Component
class DecidedTiers implements TierRules {

    private static final String DECISION = "customer-tier";
    private static final Pattern TIER = Pattern.compile("[ABC]");
    private static final int LONGEST_LABEL = 40;

    private final Decisions decisions;

    DecidedTiers(Decisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public Verdict of(Cell cell) {
        var said = decisions
                .decide(
                        DECISION,
                        Map.of(
                                "recency", cell.recency(),
                                "frequency", cell.frequency(),
                                "monetary", cell.monetary(),
                                "abc", cell.abc()))
                .orElseThrow(() -> new TierUndecided(cell));
        var tier = String.valueOf(said.get("tier"));
        var label = said.get("label") instanceof String text ? text.strip() : "";
        if (!TIER.matcher(tier).matches() || label.isEmpty() || label.length() > LONGEST_LABEL) {
            throw new TierUndecided(cell);
        }
        return new Verdict(Tier.valueOf(tier), label);
    }
}
