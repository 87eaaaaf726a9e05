package io.wayline.why;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.audience.enrolment.Enrolments;
import io.wayline.experiment.Experiments;
import io.wayline.experiment.Shares;
import io.wayline.journey.Journeys;
import io.wayline.journey.StepUse;
import io.wayline.journey.StepUses;
import io.wayline.shared.NotFound;

/** The journeys into which customers come by a segment, as they are drawn now: what leads into each, and what each sends. */
@Component
public class Campaigns {

    private static final List<String> MAILING = List.of("sendEmail", "requestSurvey");

    private final Enrolments enrolments;
    private final Journeys journeys;
    private final StepUses uses;

    Campaigns(Enrolments enrolments, Journeys journeys, StepUses uses) {
        this.enrolments = enrolments;
        this.journeys = journeys;
        this.uses = uses;
    }

    /**
     * What leads into a campaign.
     *
     * @param journey the timer's name for people
     * @param raises the event that tells who has entered the segment; null where everybody in it is invited
     */
    record Door(String journey, String segment, @Nullable String raises) {}

    /** A place where chance parts the customers. */
    record Parting(String experiment, Shares shares) {}

    /** A campaign as it is drawn now; templates in the order of the drawing, each once. */
    record Drawn(String key, String name, List<Door> doors, List<Parting> partings, List<String> templates) {}

    /** All of them by key, with their names for the reader. */
    public Map<String, String> all(Locale reader) {
        var all = new TreeMap<>(enrolments.campaigns(reader));
        changes(reader).stream()
                .map(use -> use.settings().getOrDefault("raise", ""))
                .distinct()
                .forEach(type -> all.putAll(journeys.startedBy(type, reader)));
        return all;
    }

    /** @throws NotFound when there is no such campaign */
    Drawn get(String key, Locale reader) {
        var name = Optional.ofNullable(all(reader).get(key)).orElseThrow(() -> new NotFound("campaign"));
        return new Drawn(key, name, doors(key, reader), partings(key, reader), templates(key, reader));
    }

    private List<Door> doors(String key, Locale reader) {
        var doors = new ArrayList<Door>();
        for (var use : uses.of("inviteSegment", reader)) {
            if (key.equals(use.settings().get("campaign"))) {
                doors.add(new Door(use.journeyName(), segment(use), null));
            }
        }
        for (var use : changes(reader)) {
            var type = use.settings().getOrDefault("raise", "");
            if (journeys.startedBy(type, reader).containsKey(key)) {
                doors.add(new Door(use.journeyName(), segment(use), type));
            }
        }
        return doors;
    }

    private List<StepUse> changes(Locale reader) {
        return uses.of("findSegmentChanges", reader);
    }

    private static String segment(StepUse use) {
        return use.settings().getOrDefault("segment", "");
    }

    /** Left out is what is only known when the step is taken. */
    private List<Parting> partings(String key, Locale reader) {
        return uses.of("chooseVariant", reader).stream()
                .filter(use -> use.journey().equals(key))
                .filter(use ->
                        Shares.fault(use.settings().getOrDefault("shares", "")).isEmpty()
                                && Experiments.isName(use.settings().getOrDefault("experiment", "")))
                .map(use -> new Parting(
                        use.settings().getOrDefault("experiment", ""),
                        Shares.of(use.settings().getOrDefault("shares", ""))))
                .toList();
    }

    private List<String> templates(String key, Locale reader) {
        return MAILING.stream()
                .flatMap(step -> uses.of(step, reader).stream())
                .filter(use -> use.journey().equals(key))
                .map(use -> use.settings().getOrDefault("template", ""))
                .distinct()
                .toList();
    }
}
