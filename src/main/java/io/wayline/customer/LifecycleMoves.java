package io.wayline.customer;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.wayline.customer.Lifecycle.Move;

/** What follows from the table of moves. */
final class LifecycleMoves {

    private LifecycleMoves() {}

    /** Where moves lead from there. */
    static Set<Lifecycle> from(Lifecycle from) {
        return moves().filter(move -> move.startsFrom(from)).map(Move::to).collect(places());
    }

    /** From where moves lead there. */
    static Set<Lifecycle> to(Lifecycle to) {
        return Arrays.stream(Lifecycle.values())
                .filter(from -> from(from).contains(to))
                .collect(places());
    }

    /** Where an order takes a customer who stands at {@code from}; the same place when it changes nothing. */
    static Lifecycle afterOrder(Lifecycle from) {
        return Stream.of(Move.FIRST_ORDER, Move.RETURN)
                .filter(move -> move.startsFrom(from))
                .map(Move::to)
                .findFirst()
                .orElse(from);
    }

    private static Stream<Move> moves() {
        return Arrays.stream(Move.values());
    }

    private static Collector<Lifecycle, ?, Set<Lifecycle>> places() {
        return Collectors.toCollection(() -> EnumSet.noneOf(Lifecycle.class));
    }
}
