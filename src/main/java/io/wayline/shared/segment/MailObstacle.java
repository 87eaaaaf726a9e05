package io.wayline.shared.segment;

import java.util.function.Function;

/**
 * A reason why a customer gets no marketing mail now. The gates judge each mail by themselves when it leaves; this is the
 * same for many at once, to be told before. Its text stands under {@code segment.obstacle.<key>}.
 *
 * @param order who has several is counted under that with the smallest
 * @param whom those whom it keeps from us
 */
public record MailObstacle(int order, String key, Function<AsOf, Condition> whom) {}
