package io.wayline.background;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RetryPausesTests {

    private final RetryPauses pauses =
            RetryPauses.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofMinutes(1));

    @Test
    void eachFailureIsFollowedByItsPause() {
        assertThat(pauses.after(1)).hasSeconds(1);
        assertThat(pauses.after(2)).hasSeconds(5);
        assertThat(pauses.after(3)).hasMinutes(1);
    }

    @Test
    void theLastPauseGoesOnForEver() {
        assertThat(pauses.after(4)).hasMinutes(1);
        assertThat(pauses.after(Integer.MAX_VALUE)).hasMinutes(1);
    }

    @Test
    void withoutAPauseThereIsNothingToWaitFor() {
        assertThatIllegalArgumentException().isThrownBy(RetryPauses::of);
    }
}
