package io.wayline.value.basket;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.CustomerId;
import io.wayline.shared.RowTime;

/** Looks up what is bought together, as of the last count, and what of it may be told to a customer. */
@Component
public class Baskets {

    /** So many lines of the best rules are looked through for what differs. */
    private static final int CANDIDATES = 60;

    /** The name of an article in a language, or in another one where nobody told it in this. */
    private static final String NAME = """
            (select n.name from basket_name n where n.sku = %s
             order by case when n.language = :language then 0 else 1 end, n.language fetch first 1 rows only)""";

    private final JdbcClient jdbc;
    private final Clock clock;

    Baskets(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Who buys the one buys the other more often than others do.
     *
     * @param sku the shop's number of the one
     * @param name of the one in the reader's language, or null when no name is known
     * @param sold in how many orders the one is
     * @param orders in how many orders both are
     * @param customers how many customers placed them
     * @param support which part of all orders has both
     * @param confidence which part of the orders with the one has the other, too
     * @param lift how many times as often that is as in all orders
     * @param leastLift the least that the lift is, as far as chance allows; above 1 it is not by chance
     */
    public record Rule(
            String sku,
            @Nullable String name,
            String other,
            @Nullable String otherName,
            int sold,
            int orders,
            int customers,
            double support,
            double confidence,
            double lift,
            double leastLift) {

        /** Whether it may be told to customers. */
        public boolean holds() {
            return leastLift > 1;
        }
    }

    /**
     * One thing that a customer may like.
     *
     * @param name of the article
     * @param because the name of what they bought that it is bought together with
     */
    public record Suggestion(String name, String because) {}

    /**
     * The last count.
     *
     * @param computedAt null before the first
     * @param orders of how many orders articles are known
     */
    public record Run(@Nullable Instant computedAt, long orders) {}

    public Run last() {
        return jdbc.sql("select computed_at, orders from basket_run where id = 1")
                .query((row, number) -> new Run(RowTime.readNullable(row, "computed_at"), row.getLong("orders")))
                .single();
    }

    /** How many rules there are of articles whose number or name has these letters; all, when none are given. */
    public int count(String letters) {
        return jdbc.sql("select count(*) from basket_rule r where " + found(letters))
                .param("letters", like(letters))
                .query(Integer.class)
                .single();
    }

    /** The rules, article by article, those that are sold most first. */
    public List<Rule> rules(String letters, Locale language, int from, int limit) {
        return jdbc.sql("select r.*, p.orders as sold, " + NAME.formatted("r.sku") + " as name, "
                        + NAME.formatted("r.other")
                        + " as other_name from basket_rule r join basket_product p on p.sku = r.sku where "
                        + found(letters)
                        + " order by p.orders desc, r.sku, r.least_lift desc, r.other"
                        + " offset :from rows fetch next :limit rows only")
                .param("language", language.getLanguage())
                .param("letters", like(letters))
                .param("from", from)
                .param("limit", limit)
                .query(Baskets::rule)
                .list();
    }

    /**
     * What is bought together with what this customer bought within a year, and what they did not order in that time
     * themselves, sent back or not. Only what is not by chance, and only what has a name; none where nothing is left.
     */
    public List<Suggestion> of(CustomerId customer, Locale language, int most) {
        var found = jdbc.sql(
                        "select r.other, " + NAME.formatted("r.other") + " as name, " + NAME.formatted("r.sku") + """
                         as because
                        from basket_rule r join (
                            select distinct i.sku from customer_order o join customer_order_item i on i.order_ref = o.ref
                            where o.customer_id = :customer and o.undone is null and o.placed_at >= :from
                                and i.sku is not null) b on b.sku = r.sku
                        where r.least_lift > 1 and r.other not in (
                            select i.sku from customer_order o join customer_order_item i on i.order_ref = o.ref
                            where o.customer_id = :customer and o.placed_at >= :from and i.sku is not null)
                        order by r.confidence desc, r.other, r.sku fetch first :candidates rows only""")
                .param("language", language.getLanguage())
                .param("customer", customer.value())
                .param("from", RowTime.of(clock.instant().minus(BasketComputation.WINDOW)))
                .param("candidates", CANDIDATES)
                .query((row, number) -> new Found(row.getString("name"), row.getString("because")))
                .list();
        var names = new HashSet<String>();
        var suggestions = new ArrayList<Suggestion>();
        for (var each : found) {
            if (suggestions.size() < most && each.name() != null && each.because() != null && names.add(each.name())) {
                suggestions.add(new Suggestion(each.name(), each.because()));
            }
        }
        return suggestions;
    }

    private record Found(@Nullable String name, @Nullable String because) {}

    private static String found(String letters) {
        return letters.isBlank()
                ? ":letters = :letters"
                : "(lower(r.sku) like :letters escape '!' or exists (select 1 from basket_name n"
                        + " where n.sku = r.sku and lower(n.name) like :letters escape '!'))";
    }

    private static String like(String letters) {
        return "%" + letters.strip().toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%";
    }

    private static Rule rule(ResultSet row, int number) throws SQLException {
        return new Rule(
                row.getString("sku"),
                row.getString("name"),
                row.getString("other"),
                row.getString("other_name"),
                row.getInt("sold"),
                row.getInt("orders"),
                row.getInt("customers"),
                row.getDouble("support"),
                row.getDouble("confidence"),
                row.getDouble("lift"),
                row.getDouble("least_lift"));
    }
}
