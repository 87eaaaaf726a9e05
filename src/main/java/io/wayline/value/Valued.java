package io.wayline.value;

/** Published in the transaction in which value was computed anew: listen after its commit. */
public record Valued() {}
