package io.wayline.journey.model.bpmn;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.wayline.journey.model.expression.Expressions;
import io.wayline.journey.model.xml.XmlNode;
import io.wayline.shared.access.Role;

/** The extension properties that Wayline reads: the one list of them, where each may stand, and what it may say. */
public enum Property {

    /** When a customer may enter again: {@link ReEntry}. */
    RE_ENTRY("reEntry", Place.PROCESS, text -> ReEntry.read(text).isPresent()),

    /** The variables that the diagram declares itself: {@link DeclaredVariable}, which is judged piece by piece. */
    VARIABLES("variables", Place.PROCESS, text -> true),

    /** That only other journeys begin it. */
    CALLED("called", Place.PROCESS, "true"::equals),

    /** That people may begin it for a customer, besides the event that begins it. */
    BY_HAND("byHand", Place.PROCESS, "true"::equals),

    /** The field, and the variable, that says what an event is about; of a task, what a step holds for it. */
    ABOUT("about", Place.ABOUT, Expressions::isVariableName),

    /** The event's fields that become variables, with commas. */
    TAKE("take", Place.LISTENING, Property::areNames),

    /** The task whose person does not do this one. */
    NOT_BY("notBy", Place.TASK, Place.ID.asMatchPredicate()),

    /** The role that whoever does this task has, in small letters. */
    BY_ROLE("byRole", Place.TASK, Place.ROLES::contains),

    /** Of a timer that begins a journey, what becomes of a moment that was missed: {@link Missed}. */
    MISSED("missed", Place.START, text -> Missed.read(text).isPresent());

    private static final class Place {

        static final Set<String> PROCESS = Set.of("process");
        static final Set<String> TASK = Set.of("userTask");
        static final Set<String> START = Set.of("startEvent");
        static final Set<String> LISTENING =
                Set.of("startEvent", "intermediateCatchEvent", "boundaryEvent", "receiveTask");
        static final Set<String> ABOUT =
                Set.of("startEvent", "intermediateCatchEvent", "boundaryEvent", "receiveTask", "userTask");
        static final Set<String> ROLES = Arrays.stream(Role.values())
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        static final Pattern ID = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,99}");
    }

    private final String key;
    private final Set<String> places;
    private final Predicate<String> grammar;

    Property(String key, Set<String> places, Predicate<String> grammar) {
        this.key = key;
        this.places = places;
        this.grammar = grammar;
    }

    /** The property of this name, if Wayline has one. */
    public static Optional<Property> of(String key) {
        return Arrays.stream(values()).filter(each -> each.key.equals(key)).findFirst();
    }

    /** Its name in a file. */
    public String key() {
        return key;
    }

    /** Whether it means something on an element of this name. */
    public boolean mayStandAt(String element) {
        return places.contains(element);
    }

    /** Whether this is something that it can say. */
    public boolean maySay(String value) {
        return grammar.test(value);
    }

    /** What an element says by it, without white space around it; nothing where that is empty. */
    Optional<String> of(XmlNode element) {
        return element.children("extensionElements")
                .flatMap(extensions -> extensions.children("properties"))
                .flatMap(properties -> properties.children("property"))
                .filter(property -> key.equals(property.get("name")))
                .map(property -> property.get("value", "").strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /** The names in a list with commas, without empty ones. */
    public static List<String> names(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static boolean areNames(String text) {
        return Arrays.stream(text.split(",", -1)).allMatch(name -> Expressions.isName(name.strip()));
    }
}
