package io.wayline.journey.engine.sandbox;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BusyCountTests {

    private final BusyCount counts = new BusyCount(3);

    @Test
    void whoIsBusyIsLookedAtUntilTheLookFindsNothing() {
        assertThat(counts.oneMore("anna")).isFalse();
        assertThat(counts.oneMore("anna")).isFalse();
        assertThat(counts.oneMore("anna")).isTrue();
        assertThat(counts.oneMore("anna")).isTrue();

        counts.lookedAt("anna");

        assertThat(counts.oneMore("anna")).isFalse();
    }

    @Test
    void whoIsBusyIsNotForgottenForAllWhoAreNot() {
        counts.oneMore("anna");
        IntStream.range(0, 9_000).forEach(other -> counts.oneMore("other" + other));
        counts.oneMore("anna");
        IntStream.range(9_000, 18_000).forEach(other -> counts.oneMore("other" + other));

        assertThat(counts.oneMore("anna")).isTrue();
    }
}
