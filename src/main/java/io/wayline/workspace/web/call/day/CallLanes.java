package io.wayline.workspace.web.call.day;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.wayline.callback.Callback;

/**
 * Calls at the same time stand side by side. More than can be read side by side are only counted, at the time at which
 * they begin.
 *
 * @param lanes of the calls that are shown, by their ref
 * @param hidden how many are not shown, by the time at which they begin
 */
record CallLanes(Map<String, Lane> lanes, Map<Instant, Integer> hidden) {

    private static final int MOST = 3;

    /**
     * A place beside others.
     *
     * @param at from 0
     * @param of how many there are
     */
    record Lane(int at, int of) {}

    /** @param calls of one column, in the order of their times */
    static CallLanes of(List<Callback> calls) {
        var lanes = new HashMap<String, Lane>();
        var hidden = new LinkedHashMap<Instant, Integer>();
        var together = new ArrayList<Callback>();
        var until = Instant.MIN;
        for (var call : calls) {
            if (!call.startsAt().isBefore(until)) {
                side(together, lanes, hidden);
                together.clear();
            }
            together.add(call);
            until = call.endsAt().isAfter(until) ? call.endsAt() : until;
        }
        side(together, lanes, hidden);
        return new CallLanes(lanes, hidden);
    }

    private static void side(List<Callback> together, Map<String, Lane> lanes, Map<Instant, Integer> hidden) {
        var ends = new ArrayList<Instant>();
        var shown = new LinkedHashMap<String, Integer>();
        var more = false;
        for (var call : together) {
            var lane = free(ends, call);
            if (lane < MOST) {
                if (lane == ends.size()) {
                    ends.add(call.endsAt());
                } else {
                    ends.set(lane, call.endsAt());
                }
                shown.put(call.ref(), lane);
            } else {
                hidden.merge(call.startsAt(), 1, Integer::sum);
                more = true;
            }
        }
        var of = ends.size() + (more ? 1 : 0);
        shown.forEach((ref, lane) -> lanes.put(ref, new Lane(lane, of)));
    }

    private static int free(List<Instant> ends, Callback call) {
        for (var lane = 0; lane < ends.size(); lane++) {
            if (!ends.get(lane).isAfter(call.startsAt())) {
                return lane;
            }
        }
        return ends.size();
    }

    /** How many lanes there are at a time at which calls are hidden: those that are shown, and one for the number. */
    static int withNumber() {
        return MOST + 1;
    }
}
