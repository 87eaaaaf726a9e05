package io.wayline.message.web;

import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.message.MessageState;
import io.wayline.message.Messages;
import io.wayline.shared.access.Colleague;
import io.wayline.shared.access.Role;
import io.wayline.shared.page.HomePanel;

/** How many mails left, and wait; agents do not need to know. */
@Component
class MailsHome implements HomePanel {

    private final Messages messages;

    MailsHome(Messages messages) {
        this.messages = messages;
    }

    /** What is shown. */
    public record Shown(long sent, long waiting) {}

    @Override
    public int order() {
        return 30;
    }

    @Override
    public Place place() {
        return Place.SIDE;
    }

    @Override
    public String template() {
        return "/message/home-panel.ftlh";
    }

    @Override
    public @Nullable Object of(Colleague reader, Locale language) {
        if (!reader.isAny(Role.SUPERVISOR, Role.OPERATIONS, Role.MARKETING, Role.ADMIN)) {
            return null;
        }
        var counts = messages.counts();
        return new Shown(
                counts.get(MessageState.SENT),
                counts.get(MessageState.HELD) + counts.get(MessageState.PENDING) + counts.get(MessageState.CLAIMED));
    }
}
