package io.wayline.customer.change;

import java.text.Normalizer;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.customer.access.Clauses;
import io.wayline.customer.access.Viewer;
import io.wayline.customer.access.Visibility;
import io.wayline.shared.CustomerId;
import io.wayline.shared.InvalidValue;
import io.wayline.timeline.Cause;
import io.wayline.timeline.Entry;
import io.wayline.timeline.Timeline;

/** Short words by which people group customers. */
@Component
public class CustomerTags {

    public static final int MOST = 30;
    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{N}._ -]{0,38}[\\p{L}\\p{N}])?");

    private final JdbcClient jdbc;
    private final Visibility visibility;
    private final Timeline timeline;
    private final Clock clock;

    CustomerTags(JdbcClient jdbc, Visibility visibility, Timeline timeline, Clock clock) {
        this.jdbc = jdbc;
        this.visibility = visibility;
        this.timeline = timeline;
        this.clock = clock;
    }

    public SortedSet<String> of(CustomerId customer) {
        return new TreeSet<>(jdbc.sql("select tag from customer_tag where customer_id = ?")
                .param(customer.value())
                .query(String.class)
                .list());
    }

    /** The tags of each, with one statement; whoever has none is left out. */
    public Map<CustomerId, SortedSet<String>> of(Collection<CustomerId> customers) {
        var tags = new HashMap<CustomerId, SortedSet<String>>();
        jdbc.sql("select customer_id, tag from customer_tag where customer_id = any(?)")
                .param(1, customers.stream().map(CustomerId::value).toArray(String[]::new))
                .query(row -> {
                    tags.computeIfAbsent(new CustomerId(row.getString("customer_id")), id -> new TreeSet<>())
                            .add(row.getString("tag"));
                });
        return tags;
    }

    /** Tags that begin so, of customers whom the viewer sees, at most {@code limit}, in the order of the alphabet. */
    public List<String> beginning(String text, Viewer viewer, int limit) {
        var beginning = normal(text);
        var which = visibility.of(viewer);
        var range = new Clauses();
        if (!beginning.isEmpty()) {
            range.and("k.tag like ? escape '!'", beginning.replaceAll("([!%_])", "!$1") + "%");
        }
        range.and(
                "exists (select 1 from customer_tag t join customer c on c.id = t.customer_id"
                        + new Clauses().and("t.tag = k.tag").and(which) + ")",
                which.values().toArray());
        return jdbc.sql("select distinct k.tag from known_tag k" + range + " order by k.tag fetch first " + limit
                        + " rows only")
                .params(range.values())
                .query(String.class)
                .list();
    }

    /**
     * The form in which a tag is kept and compared.
     *
     * @throws InvalidValue when it is no tag
     */
    public static String checked(String tag) {
        var normal = normal(tag);
        if (!FORM.matcher(normal).matches()) {
            throw new InvalidValue(
                    "tags",
                    "has a tag that is not 1 to 40 letters, digits, spaces, dots, and dashes",
                    "send short words, such as vip");
        }
        return normal;
    }

    /**
     * Makes these the customer's tags, in the caller's transaction, which holds the customer.
     *
     * @return whether anything changed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean replace(CustomerId customer, SortedSet<String> wanted, Cause cause) {
        if (wanted.size() > MOST) {
            throw new InvalidValue("tags", "has more than " + MOST + " tags", "send fewer");
        }
        var had = of(customer);
        for (var tag : had) {
            if (!wanted.contains(tag)) {
                jdbc.sql("delete from customer_tag where customer_id = ? and tag = ?")
                        .params(customer.value(), tag)
                        .update();
                tell(customer, "tag-removed", tag, cause);
            }
        }
        for (var tag : wanted) {
            if (!had.contains(tag)) {
                add(customer, tag);
                tell(customer, "tag-added", tag, cause);
            }
        }
        return !had.equals(wanted);
    }

    private void add(CustomerId customer, String tag) {
        jdbc.sql("insert into customer_tag (customer_id, tag) values (?, ?)")
                .params(customer.value(), tag)
                .update();
        jdbc.sql("""
                        insert into known_tag (tag) select n.tag from (select cast(? as varchar(40)) as tag) n
                        where not exists (select 1 from known_tag k where k.tag = n.tag)""").param(tag).update();
    }

    private void tell(CustomerId customer, String kind, String tag, Cause cause) {
        timeline.add(new Entry(customer, clock.instant(), kind, Entry.Direction.INSIDE, Map.of("tag", tag), cause));
    }

    private static String normal(String tag) {
        return Normalizer.normalize(tag, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }
}
