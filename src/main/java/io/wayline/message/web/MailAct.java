package io.wayline.message.web;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.springframework.security.core.Authentication;

import io.wayline.message.MessageState;
import io.wayline.message.MessageState.Move;
import io.wayline.message.operation.MessageActs;

/** What a person may do to a mail from its page; texts stand under {@code mail.act.<key>}. */
public enum MailAct {
    SENT("sent", Move.SETTLE_SENT) {
        @Override
        void take(MessageActs acts, String ref, String by, String reason) {
            acts.settle(ref, MessageActs.Settled.SENT, by, reason);
        }
    },
    NOT_SENT("not-sent", Move.SETTLE_NOT_SENT) {
        @Override
        void take(MessageActs acts, String ref, String by, String reason) {
            acts.settle(ref, MessageActs.Settled.NOT_SENT, by, reason);
        }
    },
    RESEND("resend", Move.RESEND) {
        @Override
        void take(MessageActs acts, String ref, String by, String reason) {
            acts.resend(ref, by, reason);
        }
    },
    CANCEL("cancel", Move.CALL_BACK) {
        @Override
        void take(MessageActs acts, String ref, String by, String reason) {
            acts.cancel(ref, by, reason);
        }
    };

    private static final List<String> ACTING = List.of("ROLE_SUPERVISOR", "ROLE_OPERATIONS");

    private final String key;
    private final Move move;

    MailAct(String key, Move move) {
        this.key = key;
        this.move = move;
    }

    abstract void take(MessageActs acts, String ref, String by, String reason);

    public String key() {
        return key;
    }

    /** What may be done to a mail that stands there, by this person. */
    static List<MailAct> of(MessageState state, Authentication person) {
        return mayAct(person)
                ? Arrays.stream(values())
                        .filter(act -> act.move.startsFrom(state))
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
