package io.wayline.message;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.wayline.message.MessageControl.Scope;
import io.wayline.shared.InvalidValue;

/** Pausing messages and setting their pace, for all nodes at once. */
public interface MessageControls {

    /** What is paused or paced now, by scope and name. */
    List<MessageControl> list();

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
    MessageControl set(
            Scope scope,
            String name,
            boolean paused,
            @Nullable Integer ratePerMinute,
            @Nullable Integer maxConnections,
            String reason,
            String by);
}
