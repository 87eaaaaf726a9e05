package io.wayline.testing.nodes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What came of a run.
 *
 * @param events the promised events by their state in the inbox
 * @param instances how many journeys were begun
 * @param customersTwice how many customers are on the journey more than once
 * @param stranded live journeys without a job, subscription, task, or incident
 * @param mails our rows by state
 * @param stepsTwice how many passages through a step have more than one row
 * @param taken how many different mails the server has
 * @param sentNotTaken rows that say sent and that the server does not have
 * @param doubled mails that the server has more than once
 * @param unexplained mails that the server has and of which our rows say that they did not leave
 * @param uncertainTaken uncertain rows that the server has
 * @param open rows that are still on their way
 */
public record History(
        Run run,
        Map<String, Long> events,
        long instances,
        long customersTwice,
        long stranded,
        Map<String, Long> mails,
        long stepsTwice,
        long taken,
        long sentNotTaken,
        long doubled,
        long unexplained,
        long uncertainTaken,
        long open) {

    /** Mails that nobody gets and nobody is told of: no row, a row that is wrong, or given up. */
    public long lost() {
        var rows = mails.values().stream().mapToLong(Long::longValue).sum();
        return run.mails() - rows + sentNotTaken + in("FAILED") + in("SUPPRESSED") + in("CANCELLED") + in("EXPIRED");
    }

    /** Mails of which only a person, or the rule for them, says what becomes of them. */
    public long uncertain() {
        return in("UNKNOWN");
    }

    /** Every invariant that does not hold, in words; empty when all is well. Whether it is over is one of them. */
    public List<String> broken() {
        var broken = new ArrayList<String>();
        say(broken, run.events() - events.getOrDefault("DONE", 0L), "promised events have no effect");
        say(broken, run.size() - instances, "journeys were not begun");
        say(broken, customersTwice, "customers are on the journey twice");
        say(broken, stepsTwice, "steps have two mails");
        say(broken, open, "mails have come to no end");
        say(broken, lost(), "mails are lost");
        say(broken, unexplained, "mails are at the server and our rows do not say so");
        say(broken, doubled, "mails are at the server twice");
        say(broken, stranded, "journeys wait for nothing");
        return List.copyOf(broken);
    }

    private static void say(List<String> broken, long count, String what) {
        if (count != 0) {
            broken.add(count + " " + what);
        }
    }

    private long in(String state) {
        return mails.getOrDefault(state, 0L);
    }

    /** All of it, in Markdown. */
    public String table() {
        return """
                | customers | %,d |
                | --- | ---: |
                | events promised, by state | %s |
                | journeys begun | %,d |
                | mails wanted | %,d |
                | our rows, by state | %s |
                | mails at the server | %,d |
                | **lost** | **%,d** |
                | **doubled at the server** | **%,d** |
                | **uncertain** | **%,d** |
                | of these, at the server | %,d |
                """.formatted(
                run.size(), events, instances, run.mails(), mails, taken, lost(), doubled, uncertain(), uncertainTaken);
    }
}
