package io.wayline.steps.choice;

import java.util.Set;

import org.springframework.stereotype.Component;

import io.wayline.journey.step.InputChoices;
import io.wayline.message.MailTemplateNames;

/** A question can be asked by mail only if there is a template for it. */
@Component
class SurveyMailChoices implements InputChoices {

    private final MailTemplateNames templates;

    SurveyMailChoices(MailTemplateNames templates) {
        this.templates = templates;
    }

    @Override
    public String step() {
        return MailsInJourneys.ASKING;
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
