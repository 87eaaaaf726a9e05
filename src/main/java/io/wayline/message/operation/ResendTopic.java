package io.wayline.message.operation;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import io.wayline.shared.NotFound;
import io.wayline.shared.access.Colleague;
import io.wayline.shared.access.Role;
import io.wayline.shared.live.Fingerprint;
import io.wayline.shared.live.LiveTopic;

/** How far mails are that are sent again together, for whoever waits for it. */
@Component
class ResendTopic implements LiveTopic {

    private final BulkResends resends;

    ResendTopic(BulkResends resends) {
        this.resends = resends;
    }

    @Override
    public String name() {
        return "resend";
    }

    @Override
    public Set<String> keys(String thing, Colleague reader) {
        if (!reader.isAny(Role.SUPERVISOR, Role.OPERATIONS)) {
            return Set.of();
        }
        try {
            return Set.of(resends.get(thing).ref());
        } catch (NotFound none) {
            return Set.of();
        }
    }

    @Override
    public Map<String, Long> versions(Set<String> keys) {
        var versions = new HashMap<String, Long>();
        for (var key : keys) {
            try {
                var resend = resends.get(key);
                versions.put(key, Fingerprint.of(resend.state(), resend.resent(), resend.decidedBy()));
            } catch (NotFound gone) {
                // counts as 0
            }
        }
        return versions;
    }
}
