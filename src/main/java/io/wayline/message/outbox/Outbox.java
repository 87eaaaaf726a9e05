package io.wayline.message.outbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.message.Enclosure;
import io.wayline.message.MailAttempt;
import io.wayline.message.MailRequest;
import io.wayline.message.Message;
import io.wayline.message.MessageState;
import io.wayline.message.Messages;
import io.wayline.message.Purpose;
import io.wayline.message.Queued;
import io.wayline.shared.Page;

/** The outbox as others know it: takes mails in, and shows them. */
@Component
public class Outbox implements Messages {

    private final Recording recording;
    private final OutboxView view;

    Outbox(Recording recording, OutboxView view) {
        this.recording = recording;
        this.view = view;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Queued queue(MailRequest request) {
        return recording.record(request, null);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Queued queue(MailRequest request, Enclosure enclosure) {
        return recording.record(request, enclosure);
    }

    @Override
    public Map<MessageState, Long> counts() {
        return view.counts();
    }

    @Override
    public Page<Message> list(Filter filter, @Nullable String cursor, int limit) {
        return view.list(filter, cursor, limit);
    }

    @Override
    public Message get(String ref) {
        return view.get(ref);
    }

    @Override
    public Optional<Message> withMessageId(String messageId) {
        return view.withMessageId(messageId);
    }

    @Override
    public List<MailAttempt> attempts(String ref) {
        return view.attempts(ref);
    }

    @Override
    public Optional<Message.Content> content(String ref) {
        return view.content(ref);
    }

    /** Told to the node's dispatcher, which listens after the commit. */
    public record MailQueued(Purpose purpose) {}
}
