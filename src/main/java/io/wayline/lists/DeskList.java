package io.wayline.lists;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.wayline.staff.Person;

/** A list that people work with. A bean of it lies beside the page that shows the list. */
public interface DeskList {

    /** So many rows are acted on at once at the most. */
    int MOST = 1_000;

    /** A word for it; the application does not start while two have the same. */
    String name();

    /** The address of its page. */
    String path();

    boolean isFor(Person reader);

    /** The parameters of its address that narrow and order it; nothing else of an address is kept or gone back to. */
    List<String> filters();

    /** The queues whose people this person may show a view to; empty where there are none. */
    default Set<String> sharesWith(Person person) {
        return Set.of();
    }

    /**
     * What these filters show, in the order of the list.
     *
     * @param limit how many at the most
     */
    List<String> matching(Filters filters, Person reader, int limit);

    /** What rows are called; those that this reader does not see are left out. */
    Map<String, Row> rows(Collection<String> ids, Person reader, Locale language);

    /**
     * A row as a person knows it.
     *
     * @param title what it is
     * @param about whom or what it concerns, or empty
     * @param path where it is looked at, or null
     */
    record Row(String title, String about, @Nullable String path) {}
}
