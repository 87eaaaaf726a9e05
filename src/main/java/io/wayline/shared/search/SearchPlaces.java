package io.wayline.shared.search;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.wayline.shared.access.Colleague;
import io.wayline.shared.access.Role;

/**
 * Pages and acts of a feature that people find by name, beside those in the rail. A bean of it lies beside the
 * controllers; they still decide who may.
 */
public record SearchPlaces(List<Place> places, List<Act> acts) {

    /** Stands in a field for the address of the page from which something is done. */
    public static final String HERE = "{here}";

    public static SearchPlaces of(Place... places) {
        return new SearchPlaces(List.of(places), List.of());
    }

    public static SearchPlaces of(Act... acts) {
        return new SearchPlaces(List.of(), List.of(acts));
    }

    /**
     * A page.
     *
     * @param key names its texts: {@code place.<key>}, and {@code place.<key>.words} for what people also call it
     * @param icon the Tabler icon's class
     * @param roles who may go there; everybody when it is empty
     */
    public record Place(String key, String path, String icon, Set<Role> roles) {

        public Place(String key, String path, String icon, Role... roles) {
            this(key, path, icon, Set.of(roles));
        }

        public boolean isFor(Colleague reader) {
            return roles.isEmpty() || roles.stream().anyMatch(reader::is);
        }
    }

    /**
     * Something that is done in one press and can be done again without harm.
     *
     * @param order where it stands among the acts that are offered before anything is typed
     * @param key names its texts: {@code act.<key>}, and {@code act.<key>.words} for what people also call it
     * @param path where it is posted to, or {@code #} and the id of a dialog of the frame
     * @param fields what is posted
     * @param roles who may; everybody when it is empty
     */
    public record Act(int order, String key, String path, Map<String, String> fields, String icon, Set<Role> roles) {

        public boolean isFor(Colleague reader) {
            return roles.isEmpty() || roles.stream().anyMatch(reader::is);
        }
    }
}
