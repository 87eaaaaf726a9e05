package io.wayline.testing.smtp;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Which fault comes next: what the script says, else what the recipient's local part says, else what the dice say. Safe
 * for many connections; with one connection at a time the same seed gives the same faults.
 */
final class FaultPlan {

    private final Deque<SmtpFault> script = new ArrayDeque<>();
    private List<SmtpFault> dice = List.of();
    private double share;
    private Random random = new Random(0);

    synchronized void script(Collection<SmtpFault> faults) {
        script.addAll(faults);
    }

    synchronized void dice(Collection<SmtpFault> faults, double percent, long seed) {
        dice = List.copyOf(faults);
        share = percent / 100;
        random = new Random(seed);
    }

    synchronized void clear() {
        script.clear();
        dice = List.of();
        share = 0;
    }

    /** Asked once for each connection. */
    synchronized Optional<SmtpFault> ofConnection() {
        return next(true);
    }

    /** Asked once for each mail, at its MAIL command. */
    synchronized Optional<SmtpFault> ofMail() {
        return next(false);
    }

    private Optional<SmtpFault> next(boolean connection) {
        var first = script.peek();
        if (first != null) {
            return first.befallsConnection() == connection ? Optional.of(script.remove()) : Optional.empty();
        }
        var fitting = dice.stream()
                .filter(fault -> fault.befallsConnection() == connection)
                .toList();
        return fitting.isEmpty() || random.nextDouble() >= share
                ? Optional.empty()
                : Optional.of(fitting.get(random.nextInt(fitting.size())));
    }
}
