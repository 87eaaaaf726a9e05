package io.wayline.steps.choice;

import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import io.wayline.journey.step.InputChoices;
import io.wayline.message.InternalMails;
import io.wayline.message.MailTemplateNames;

/** A mail can be sent to a customer only if there is a template for it that is not for colleagues. */
@Component
class MailChoices implements InputChoices {

    private final MailTemplateNames templates;

    MailChoices(MailTemplateNames templates) {
        this.templates = templates;
    }

    @Override
    public String step() {
        return MailsInJourneys.STEP;
    }

    @Override
    public String input() {
        return "template";
    }

    @Override
    public Set<String> values() {
        return templates.names().stream()
                .filter(template -> !template.startsWith(InternalMails.PREFIX))
                .collect(Collectors.toUnmodifiableSet());
    }
}
