package io.wayline.workspace.web.rail;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;

import io.wayline.callback.CallbackDays;
import io.wayline.callback.load.CallLoad;
import io.wayline.callback.load.CallLoads;
import io.wayline.shared.access.Colleague;
import io.wayline.shared.page.Need.Tone;
import io.wayline.shared.page.RailCount;
import io.wayline.shared.page.RailCounts;
import io.wayline.staff.Person;

/** The calls of today that are still to be made, in the queues that somebody sees. */
@Component
class CallCount implements RailCounts {

    private final CallLoads calls;
    private final CallbackDays days;
    private final Clock clock;
    private final ZoneId zone;

    CallCount(CallLoads calls, CallbackDays days, Clock clock, ZoneId zone) {
        this.calls = calls;
        this.days = days;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public String entry() {
        return "calls";
    }

    @Override
    public Set<String> topics() {
        return Set.of("calls:" + LocalDate.ofInstant(clock.instant(), zone));
    }

    @Override
    public Optional<RailCount> of(Colleague reader) {
        var today = calls.today();
        if (!(reader instanceof Person person) || today.isEmpty()) {
            return Optional.empty();
        }
        var seen = days.queues(person).stream()
                .map(queue -> today.get(queue.key()))
                .filter(load -> load != null)
                .reduce(CallLoad.none(""), CallLoad::plus);
        if (seen.open() == 0) {
            return Optional.empty();
        }
        return Optional.of(
                seen.late() > 0
                        ? new RailCount("calls-late", Tone.LATE, seen.open())
                        : new RailCount("calls", Tone.KNOW, seen.open()));
    }
}
