package io.wayline.steps.choice;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import io.wayline.journey.StepUse;
import io.wayline.journey.StepUses;
import io.wayline.message.TemplateUses;

/** Tells which journeys send which mails, as their diagrams say. */
@Component
class MailsInJourneys implements TemplateUses {

    /** The step that sends a mail, as diagrams call it. */
    static final String STEP = "sendEmail";

    /** The step that brings a question by mail. */
    static final String ASKING = "requestSurvey";

    private final StepUses uses;

    MailsInJourneys(StepUses uses) {
        this.uses = uses;
    }

    @Override
    public List<Use> all(Locale reader) {
        return Stream.of(STEP, ASKING)
                .flatMap(step -> uses.of(step, reader).stream())
                .filter(use -> use.settings().containsKey("template"))
                .map(MailsInJourneys::use)
                .toList();
    }

    private static Use use(StepUse use) {
        return new Use(
                use.settings().get("template"),
                use.journey(),
                use.journeyName(),
                use.element(),
                use.label(),
                says(use, "about") || says(use, "grant") || says(use, "kind"));
    }

    private static boolean says(StepUse use, String setting) {
        return !use.settings().getOrDefault(setting, "").isBlank();
    }
}
