package io.wayline.message.web;

import java.util.List;
import java.util.Locale;

import org.springframework.stereotype.Component;

import io.wayline.customer.Customer;
import io.wayline.customer.panel.CustomerPanel;
import io.wayline.message.Message;
import io.wayline.message.Messages;
import io.wayline.message.operation.DeliveryExplanation;
import io.wayline.message.operation.DeliveryExplanations;

/** What the page of a customer says of the latest mails to them. */
@Component
class MailsPanel implements CustomerPanel {

    private static final int MAILS = 5;

    private final Messages messages;
    private final DeliveryExplanations fates;

    MailsPanel(Messages messages, DeliveryExplanations fates) {
        this.messages = messages;
        this.fates = fates;
    }

    /** @param fates what became of each, in the order of the mails */
    public record Mails(List<Message> mails, List<DeliveryExplanation> fates) {}

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String template() {
        return "/message/customer-panel.ftlh";
    }

    @Override
    public Mails of(Customer customer, Locale language) {
        var mails = messages.list(new Messages.Filter(null, null, customer.ref()), null, MAILS)
                .items();
        return new Mails(mails, fates.of(mails, language));
    }
}
