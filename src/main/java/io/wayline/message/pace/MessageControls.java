package io.wayline.message.pace;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.message.MessageControl;
import io.wayline.message.MessageControl.Scope;
import io.wayline.message.Purpose;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.ReasonText;

/** Pausing messages and setting their pace, for all nodes at once. */
@Component
@NamedInterface("pace")
public class MessageControls {

    private static final Logger log = LoggerFactory.getLogger(MessageControls.class);
    private static final int LONGEST = 500;

    private final ControlRows rows;
    private final SendPace pace;

    MessageControls(ControlRows rows, SendPace pace) {
        this.rows = rows;
        this.pace = pace;
    }

    /** What is paused or paced now, by scope and name. */
    public List<MessageControl> list() {
        return rows.all();
    }

    /**
     * Sets one control; what it was before is gone, also what servers had slowed down. A pause holds as soon as it is
     * committed: at most the mails whose last line is being sent at that moment still leave.
     *
     * @param name of its scope; empty for {@link Scope#GLOBAL}
     * @param ratePerMinute 1 to 1,000,000 or null for no limit, for a scope that has a pace
     * @param maxConnections 1 to 1,000 or null for no limit, for a scope that has a pace
     * @param reason 1 to 500 characters
     * @param by the account of who asks
     * @throws InvalidValue when one of these does not fit
     */
    @Transactional
    public MessageControl set(
            Scope scope,
            String name,
            boolean paused,
            @Nullable Integer ratePerMinute,
            @Nullable Integer maxConnections,
            String reason,
            String by) {
        checkName(scope, name);
        check(scope, "ratePerMinute", ratePerMinute, 1_000_000);
        check(scope, "maxConnections", maxConnections, 1_000);
        var why = ReasonText.read(reason);
        rows.set(scope, name, paused, ratePerMinute, maxConnections, why, by);
        pace.forget();
        log.info(
                "Mails of {} {}: paused {}, {} a minute, {} connections, by {}",
                scope,
                name,
                paused,
                ratePerMinute,
                maxConnections,
                by);
        return rows.find(scope, name).orElseThrow();
    }

    private static void checkName(Scope scope, String name) {
        if (scope == Scope.GLOBAL && !name.isEmpty()) {
            throw new InvalidValue("name", "is set for all messages", "leave it out");
        }
        if (scope != Scope.GLOBAL && (name.isBlank() || name.length() > 200)) {
            throw new InvalidValue("name", "is missing or too long", "name one of the scope in at most 200 characters");
        }
        if (scope == Scope.CLASS
                && Arrays.stream(Purpose.values())
                        .noneMatch(purpose -> purpose.name().equals(name))) {
            throw new InvalidValue("name", "is no class of messages", "use one of " + List.of(Purpose.values()));
        }
        if ((scope == Scope.DOMAIN || scope == Scope.PROVIDER) && !name.matches("[a-z0-9.-]+")) {
            throw new InvalidValue(
                    "name", "has characters that no such name has", "use small letters, digits, and dots");
        }
    }

    private static void check(Scope scope, String field, @Nullable Integer value, int most) {
        if (value == null) {
            return;
        }
        if (!scope.hasPace()) {
            throw new InvalidValue(field, "does not go with this scope", "leave it out, or set it for a provider");
        }
        if (value < 1 || value > most) {
            throw new InvalidValue(field, "is not between 1 and " + most, "pause the scope to stop it altogether");
        }
    }
}
