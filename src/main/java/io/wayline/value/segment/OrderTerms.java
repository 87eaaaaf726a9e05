package io.wayline.value.segment;

import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.shared.segment.Condition;
import io.wayline.shared.segment.Given;
import io.wayline.shared.segment.SegmentTerm;
import io.wayline.shared.segment.SegmentTerms;
import io.wayline.shared.segment.Slot;
import io.wayline.value.OrderSql;

/** What rules can say of orders, as of now; those that were cancelled or sent back count for nothing. */
@Configuration(proxyBeanMethods = false)
class OrderTerms {

    private static final long MOST_ORDERS = 1_000_000;
    private static final long MOST_SPEND = 1_000_000_000_000L;
    private static final int OFFERED = 200;

    /** A list of who does, which both databases join to the customers rather than read again for each. */
    private static final String SOME = "exists (select 1 from (select o.customer_id from customer_order o where ";

    private static final String OF_THEM = ") b where b.customer_id = c.id)";

    @Bean
    SegmentTerms termsOfOrders(OrderSql sql, JdbcClient jdbc) {
        return SegmentTerms.of(
                new SegmentTerm(
                        "orders.count",
                        List.of(
                                Slot.whole(Slot.AT_LEAST, 0, MOST_ORDERS),
                                Slot.whole(Slot.AT_MOST, 0, MOST_ORDERS),
                                Slot.span(Slot.WITHIN)),
                        List.of(Slot.AT_LEAST, Slot.AT_MOST),
                        given -> figure("count(*)", given)),
                new SegmentTerm(
                        "orders.spend",
                        List.of(
                                Slot.number(Slot.AT_LEAST, 0, MOST_SPEND),
                                Slot.number(Slot.AT_MOST, 0, MOST_SPEND),
                                Slot.span(Slot.WITHIN)),
                        List.of(Slot.AT_LEAST, Slot.AT_MOST),
                        given -> figure("coalesce(sum(" + sql.worth("o.amount") + "), 0)", given)),
                new SegmentTerm(
                        "orders.last",
                        List.of(Slot.span(Slot.WITHIN), Slot.span(Slot.BEFORE)),
                        List.of(Slot.WITHIN, Slot.BEFORE),
                        OrderTerms::last),
                new SegmentTerm(
                        "orders.category",
                        List.of(Slot.words(Slot.IS, () -> categories(jdbc)).needed(), Slot.span(Slot.WITHIN)),
                        OrderTerms::category));
    }

    /** Of those without an order the figure is zero, which no grouping finds: then the others are left out. */
    private static Condition figure(String figure, Given given) {
        var orders = counted(given);
        var fits = given.between(figure);
        return given.zeroCounts() ? grouped(orders, fits.negated()).negated() : grouped(orders, fits);
    }

    private static Condition grouped(Condition orders, Condition having) {
        return orders.and(having.within("1 = 1 group by o.customer_id having ", ""))
                .within(SOME, OF_THEM);
    }

    private static Condition counted(Given given) {
        var orders = Condition.of("o.undone is null");
        return given.since(Slot.WITHIN)
                .map(since -> orders.and("o.placed_at >= ?", since))
                .orElse(orders);
    }

    /** They bought, and nothing later than {@code before}; something later than {@code within}. */
    private static Condition last(Given given) {
        return grouped(
                counted(given),
                given.since(Slot.BEFORE)
                        .map(before -> Condition.of("max(o.placed_at) < ?", before))
                        .orElse(Condition.of("1 = 1")));
    }

    private static Condition category(Given given) {
        return Condition.of("o.customer_id = c.id")
                .and(counted(given))
                .and(Condition.in("i.category", given.words(Slot.IS)))
                .within(
                        "exists (select 1 from customer_order o join customer_order_item i on i.order_ref = o.ref where ",
                        ")");
    }

    /** One look into the index for each, however many items there are. */
    private static List<String> categories(JdbcClient jdbc) {
        return jdbc.sql("""
                        with recursive known (category) as (
                            select min(i.category) from customer_order_item i
                            union all
                            select (select min(i.category) from customer_order_item i where i.category > known.category)
                            from known where known.category is not null)
                        select category from known where category is not null fetch first %d rows only""".formatted(OFFERED)).query(String.class).list();
    }
}
