package io.wayline.message.web;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.security.core.Authentication;

import io.wayline.message.MessageState;
import io.wayline.message.operation.MessageActs;

/** What a person may do to a mail from its page; texts stand under {@code mail.act.<key>}. */
public enum MailAct {
    SENT("sent", EnumSet.of(MessageState.UNKNOWN)) {
        @Override
        void take(MessageActs acts, String ref, String by, String reason) {
            acts.settle(ref, MessageActs.Settled.SENT, by, reason);
        }
    },
    NOT_SENT("not-sent", EnumSet.of(MessageState.UNKNOWN)) {
        @Override
        void take(MessageActs acts, String ref, String by, String reason) {
            acts.settle(ref, MessageActs.Settled.NOT_SENT, by, reason);
        }
    },
    RESEND("resend", EnumSet.of(MessageState.UNKNOWN, MessageState.FAILED, MessageState.EXPIRED)) {
        @Override
        void take(MessageActs acts, String ref, String by, String reason) {
            acts.resend(ref, by, reason);
        }
    },
    CANCEL("cancel", EnumSet.of(MessageState.HELD, MessageState.PENDING, MessageState.CLAIMED)) {
        @Override
        void take(MessageActs acts, String ref, String by, String reason) {
            acts.cancel(ref, by, reason);
        }
    };

    private static final List<String> ACTING = List.of("ROLE_SUPERVISOR", "ROLE_OPERATIONS");

    private final String key;
    private final Set<MessageState> states;

    MailAct(String key, Set<MessageState> states) {
        this.key = key;
        this.states = states;
    }

    abstract void take(MessageActs acts, String ref, String by, String reason);

    public String key() {
        return key;
    }

    /** What may be done to a mail that stands there, by this person. */
    static List<MailAct> of(MessageState state, Authentication person) {
        return mayAct(person)
                ? Arrays.stream(values())
                        .filter(act -> act.states.contains(state))
                        .toList()
                : List.of();
    }

    static boolean mayAct(Authentication person) {
        return person.getAuthorities().stream().anyMatch(role -> ACTING.contains(role.getAuthority()));
    }

    static Optional<MailAct> named(String key) {
        return Arrays.stream(values()).filter(act -> act.key.equals(key)).findFirst();
    }
}
