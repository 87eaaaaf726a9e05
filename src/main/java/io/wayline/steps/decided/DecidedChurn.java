package io.wayline.steps.decided;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.journey.decision.Decisions;
import io.wayline.value.ChurnRules;
import io.wayline.value.ChurnUndecided;
import io.wayline.value.Tier;

/** Lets the decision {@code churn-risk} say from when on customers are quiet; value itself knows nothing of decisions. */
@Component
class DecidedChurn implements ChurnRules {

    private static final String DECISION = "churn-risk";
    private static final int MOST_DAYS = 36_500;

    private final Decisions decisions;

    DecidedChurn(Decisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public Limits of(Tier tier, boolean more) {
        var purchases = more ? "more" : "one";
        var said = decisions
                .decide(DECISION, Map.of("tier", tier.name(), "purchases", purchases))
                .orElseThrow(() -> new ChurnUndecided(tier, purchases));
        var least = number(said.get("leastDays"));
        var factor = number(said.get("gapFactor"));
        var gone = number(said.get("goneAfter"));
        if (least < 0 || factor < 0 || gone < 0) {
            throw new ChurnUndecided(tier, purchases);
        }
        return new Limits((int) least, factor, (int) gone);
    }

    /** Below zero for what is none that counts. */
    private static double number(@Nullable Object said) {
        var number = said instanceof Number value ? value.doubleValue() : -1;
        return number > MOST_DAYS ? -1 : number;
    }
}
