package io.wayline.campaign.stop;

import java.math.BigDecimal;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import io.wayline.campaign.result.LatelyFigures;
import io.wayline.campaign.stop.StopRules.Breach;
import io.wayline.campaign.stop.StopRules.Rule;
import io.wayline.shared.InvalidValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** When a campaign stops, and when it is too early to say. */
class StopRulesTests {

    private static final StopRules USUAL = StopRules.DEFAULT;

    @Test
    void aShareIsPassedWhenItIsMoreThanWhatIsAllowed() {
        assertThat(USUAL.broken(new LatelyFigures(1000, 0, 5, 0)))
                .as("just half a percent")
                .isEmpty();
        assertThat(USUAL.broken(new LatelyFigures(1000, 0, 6, 0)))
                .contains(new Breach(Rule.UNSUBSCRIBED, 6, 1000, new BigDecimal("0.50")));
    }

    @Test
    void whatBouncesCountsAgainstAllThatWasTried() {
        assertThat(USUAL.broken(new LatelyFigures(980, 20, 0, 0)))
                .as("just two percent")
                .isEmpty();
        assertThat(USUAL.broken(new LatelyFigures(979, 21, 0, 0)))
                .contains(new Breach(Rule.BOUNCED, 21, 1000, new BigDecimal("2.00")));
    }

    @Test
    void aShareOfFewMailsSaysNothing() {
        assertThat(USUAL.broken(new LatelyFigures(3, 0, 3, 0))).isEmpty();
        assertThat(USUAL.broken(new LatelyFigures(199, 0, 50, 0))).isEmpty();
        assertThat(USUAL.broken(new LatelyFigures(200, 0, 50, 0))).isPresent();
    }

    @Test
    void fewerThanThreeCustomersAreNoShare() {
        assertThat(USUAL.broken(new LatelyFigures(250, 0, 2, 0))).isEmpty();
        assertThat(USUAL.broken(new LatelyFigures(250, 0, 3, 0))).isPresent();
    }

    @Test
    void complaintsCountHoweverFewMailsThereAre() {
        assertThat(USUAL.broken(new LatelyFigures(20, 0, 0, 5))).isEmpty();
        assertThat(USUAL.broken(new LatelyFigures(20, 0, 0, 6)))
                .hasValueSatisfying(breach -> assertThat(breach.rule()).isEqualTo(Rule.COMPLAINED));
    }

    @Test
    void aNumberThatCannotBeIsRefusedByItsField() {
        assertThatThrownBy(() -> StopRules.of(new BigDecimal("51"), BigDecimal.ONE, 5, "tang", Instant.EPOCH))
                .isInstanceOfSatisfying(
                        InvalidValue.class, fault -> assertThat(fault.field()).isEqualTo("unsubscribed"));
        assertThatThrownBy(() -> StopRules.of(BigDecimal.ONE, new BigDecimal("0.001"), 5, "tang", Instant.EPOCH))
                .isInstanceOfSatisfying(
                        InvalidValue.class, fault -> assertThat(fault.field()).isEqualTo("bounced"));
        assertThatThrownBy(() -> StopRules.of(BigDecimal.ONE, BigDecimal.ONE, -1, "tang", Instant.EPOCH))
                .isInstanceOfSatisfying(
                        InvalidValue.class, fault -> assertThat(fault.field()).isEqualTo("complaints"));
    }
}
