package io.wayline.shared;

import java.util.Locale;

/**
 * The sources of events that Wayline tells itself. They all begin with {@value #PREFIX}, which no other system may use: so
 * what an event of ours says of itself is true.
 */
public final class OwnSource {

    public static final String PREFIX = "wayline:";

    /** The field of an event's data with the account of who wrote it down; of events of ours alone. */
    public static final String TAKEN_BY = "takenBy";

    /** Somebody who works here wrote it down; {@link #TAKEN_BY} says who. */
    public static final String DESK = "wayline:desk";

    private static final String PAGE = "wayline:page:";
    private static final String API = "wayline:api:";

    private OwnSource() {}

    /** The customer wrote it on a page of ours. */
    public static String page(String name) {
        return PAGE + name;
    }

    /** A system told it by a route of the API that is no door for events. */
    public static String api(String name) {
        return API + name;
    }

    /** Whether a name is ours, or could be taken for it. */
    public static boolean isReserved(String source) {
        return source.strip().toLowerCase(Locale.ROOT).startsWith(PREFIX);
    }

    /** Whether {@link #TAKEN_BY} is ours to write: what a journey raises says what its author drew. */
    static boolean namesPeople(String source) {
        return source.equals(DESK) || isApi(source);
    }

    static boolean isPage(String source) {
        return source.startsWith(PAGE);
    }

    static boolean isApi(String source) {
        return source.startsWith(API);
    }
}
