package io.wayline.steps;

import java.util.Set;

import org.springframework.stereotype.Component;

import io.wayline.journey.step.InputChoices;
import io.wayline.message.MailTemplateNames;

/** A mail can be sent only if there is a template for it. */
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
        return templates.names();
    }
}
