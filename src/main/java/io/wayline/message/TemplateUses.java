package io.wayline.message;

import java.util.List;
import java.util.Locale;

/** Knows which journeys send which mails. Implemented above us, by whoever knows journeys. */
public interface TemplateUses {

    /**
     * Every step of a journey that can be entered now and sends a mail.
     *
     * @param reader in whose language journeys and steps are named, as far as they have names in that
     */
    List<Use> all(Locale reader);

    /**
     * One step that sends a mail.
     *
     * @param template as the step names it
     * @param journey the journey's key
     * @param journeyName the journey's name for people
     * @param element the step's id in the diagram
     * @param label the step's name in the diagram
     * @param saysAbout whether it says what the mail is about
     */
    record Use(String template, String journey, String journeyName, String element, String label, boolean saysAbout) {}
}
