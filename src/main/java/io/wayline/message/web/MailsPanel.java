package io.wayline.message.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.stereotype.Component;

import io.wayline.customer.access.Viewer;
import io.wayline.customer.access.VisibleCustomers.Seen;
import io.wayline.customer.panel.CustomerPanel;
import io.wayline.message.Message;
import io.wayline.message.Messages;
import io.wayline.message.operation.DeliveryExplanation;
import io.wayline.message.operation.DeliveryExplanations;
import io.wayline.message.template.MailTemplates;

/** What the page of a customer says of the latest mails to them. */
@Component
class MailsPanel implements CustomerPanel {

    private static final int MAILS = 5;

    private final Messages messages;
    private final DeliveryExplanations fates;
    private final MailTemplates templates;

    MailsPanel(Messages messages, DeliveryExplanations fates, MailTemplates templates) {
        this.messages = messages;
        this.fates = fates;
        this.templates = templates;
    }

    /**
     * The latest mails.
     *
     * @param fates what became of each, in the order of the mails
     * @param titles what people call the templates, by key
     */
    public record Mails(List<Message> mails, List<DeliveryExplanation> fates, Map<String, String> titles) {}

    @Override
    public int order() {
        return 60;
    }

    @Override
    public String template() {
        return "/message/customer-panel.ftlh";
    }

    @Override
    public Mails of(Seen seen, Viewer viewer, Locale language) {
        var customer = seen.customer();
        var mails = messages.list(new Messages.Filter(null, null, customer.ref()), null, MAILS)
                .items();
        return new Mails(mails, fates.of(mails, language), templates.titles(language));
    }
}
