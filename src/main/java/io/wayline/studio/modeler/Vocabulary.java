package io.wayline.studio.modeler;

import java.util.List;
import java.util.Map;

import io.wayline.journey.vocabulary.Drawn;
import io.wayline.journey.vocabulary.Fact;
import io.wayline.journey.vocabulary.Fact.Choice;

/**
 * Everything that the forms beside a drawing offer to choose from.
 *
 * @param language of all texts here, as a file of names writes it
 * @param zone of the company, which counts where a timer names none
 * @param words the texts of the forms themselves, by what is left of their key
 */
public record Vocabulary(
        String language,
        String zone,
        List<StepOffer> steps,
        List<Choice> queues,
        List<Choice> roles,
        List<Drawn.Thing> decisions,
        List<Drawn.Thing> forms,
        List<Drawn.Journey> journeys,
        List<EventOffer> events,
        List<String> zones,
        Map<String, String> words) {

    /**
     * A step.
     *
     * @param name by which diagrams call it
     * @param group of the palette, in the reader's words
     * @param icon the name of one of Tabler's
     * @param template its element template
     * @param withoutCustomer whether a journey that a timer begins may take it
     */
    public record StepOffer(
            String name,
            String label,
            String description,
            String icon,
            String group,
            Template template,
            boolean withoutCustomer,
            List<InputOffer> inputs,
            List<Fact> gives) {}

    /** As the diagram names it. */
    public record Template(String id, int version) {}

    /**
     * A setting of a step.
     *
     * @param kind which field asks for it: {@link InputKinds}
     * @param choices what may be chosen, or for a kind that takes any text, what others wrote
     */
    public record InputOffer(
            String name, String label, String help, boolean required, String kind, List<Choice> choices) {}

    /**
     * A type of event.
     *
     * @param own whether only Wayline itself raises it
     * @param fields which of it may become variables
     * @param required the fields that it always has
     */
    public record EventOffer(String type, String label, boolean own, List<Fact> fields, List<Choice> required) {}
}
