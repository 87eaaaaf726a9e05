package io.wayline.workspace.web.customer.line;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import io.wayline.customer.access.Viewer;
import io.wayline.customer.access.VisibleCustomers;
import io.wayline.journey.line.Lines;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.shared.access.Colleague;
import io.wayline.shared.live.Fingerprint;
import io.wayline.shared.live.LiveTopic;
import io.wayline.staff.Person;
import io.wayline.timeline.Timeline;

/** One customer whose page somebody has open: their story, their ways, and the work about them. */
@Component
class CustomerTopic implements LiveTopic {

    private final VisibleCustomers visible;
    private final Timeline timeline;
    private final Lines lines;

    CustomerTopic(VisibleCustomers visible, Timeline timeline, Lines lines) {
        this.visible = visible;
        this.timeline = timeline;
        this.lines = lines;
    }

    @Override
    public String name() {
        return "customer";
    }

    @Override
    public Set<String> keys(String thing, Colleague reader) {
        if (!(reader instanceof Person person)) {
            return Set.of();
        }
        var authorities = person.roles().stream().map(role -> "ROLE_" + role).toList();
        try {
            var seen = visible.get(new CustomerRef(thing), Viewer.of(person.username(), authorities));
            return Set.of(seen.customer().id().value());
        } catch (NotFound | InvalidValue none) {
            return Set.of();
        }
    }

    @Override
    public Map<String, Long> versions(Set<String> keys) {
        var versions = new HashMap<String, Long>();
        timeline.latest(keys).forEach((customer, at) -> versions.put(customer, Fingerprint.of(at)));
        lines.prints(keys).forEach((customer, print) -> versions.merge(customer, print, Long::sum));
        return versions;
    }
}
