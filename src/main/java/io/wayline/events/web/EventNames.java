package io.wayline.events.web;

import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What people call the types of events, under {@code events.name.<type>}; a type that only its sender knows is another one. */
@Component
public class EventNames {

    private final MessageSource messages;

    EventNames(MessageSource messages) {
        this.messages = messages;
    }

    public String of(String type, Locale reader) {
        var other = messages.getMessage("events.name.other", null, reader);
        return String.valueOf(messages.getMessage("events.name." + type, null, other, reader));
    }
}
