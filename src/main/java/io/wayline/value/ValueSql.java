package io.wayline.value;

import org.springframework.stereotype.Component;

/**
 * The statements that compute the value of all customers at once; nothing of them passes through this process. One
 * pipeline without a join of two large sides, which H2 would read again for each row.
 */
@Component
class ValueSql {

    private final String bought;

    ValueSql(OrderSql orders) {
        // a second order of the same day has the gap 0, which is none
        this.bought = """
                select customer_id, bought_on, worth,
                    nullif(bought_on - lag(bought_on) over (partition by customer_id order by bought_on), 0) as gap
                from (
                    select o.customer_id, %s as bought_on, %s as worth
                    from customer_order o
                    where o.undone is null and o.placed_at < :tomorrow) o""".formatted(orders.day(), orders.worth("o.amount"));
    }

    /** The 80th percentile of the days between two purchases, over all customers; null when nobody bought twice. */
    String typicalGap() {
        return "select percentile_cont(0.8) within group (order by gap) from (" + bought + ") b";
    }

    /**
     * Writes the rows that are new or differ. A fifth is told by how many buyers of the window stand strictly behind, so
     * that equal customers share it, and so does the ABC class, by the sales of those strictly ahead.
     */
    String merge() {
        return "merge into customer_value v using (" + rated() + """
                ) n on v.customer_id = n.customer_id
                when matched and (v.tier <> n.tier or v.label <> n.label or v.recency is distinct from n.recency
                    or v.frequency is distinct from n.frequency or v.monetary is distinct from n.monetary
                    or v.abc is distinct from n.abc or v.window_orders <> n.orders or v.window_spend <> n.spend
                    or v.last_day <> n.last_day or v.first_day is distinct from n.first_day or v.purchase_days <> n.purchase_days
                    or v.median_gap is distinct from n.median_gap)
                then update set
                    since = case when v.tier = n.tier and v.label = n.label then v.since else :now end,
                    run = case when v.tier = n.tier and v.label = n.label then v.run else :run end,
                    tier = n.tier, label = n.label, recency = n.recency, frequency = n.frequency,
                    monetary = n.monetary, abc = n.abc, window_orders = n.orders, window_spend = n.spend,
                    last_day = n.last_day, first_day = n.first_day, purchase_days = n.purchase_days,
                    median_gap = n.median_gap
                when not matched then insert (customer_id, tier, label, recency, frequency, monetary, abc,
                    window_orders, window_spend, last_day, first_day, purchase_days, median_gap, since, run)
                values (n.customer_id, n.tier, n.label, n.recency, n.frequency, n.monetary, n.abc, n.orders, n.spend,
                    n.last_day, n.first_day, n.purchase_days, n.median_gap, :now, :run)""";
    }

    private String rated() {
        return """
                select s.*, coalesce(c.tier, 'C') as tier, coalesce(c.label, 'lapsed') as label
                from (
                    select customer_id, last_day, first_day, purchase_days, median_gap, orders, spend,
                        case when buys then cast(1 + 5 * longer_ago / buyers as smallint) end as recency,
                        case when buys then cast(1 + 5 * fewer / buyers as smallint) end as frequency,
                        case when buys then cast(1 + 5 * cheaper / buyers as smallint) end as monetary,
                        case when not buys then null when ahead * 10 < sales * 7 then 'A'
                            when ahead * 10 < sales * 9 then 'B' else 'C' end as abc
                    from (
                        select t.*,
                            rank() over (partition by buys order by last_day) - 1 as longer_ago,
                            rank() over (partition by buys order by orders) - 1 as fewer,
                            rank() over (partition by buys order by spend) - 1 as cheaper,
                            count(*) over (partition by buys) as buyers,
                            sum(spend) over (partition by buys order by spend desc)
                                - spend * count(*) over (partition by buys, spend) as ahead,
                            sum(spend) over (partition by buys) as sales
                        from (
                            select customer_id, max(bought_on) as last_day, min(bought_on) as first_day, max(bought_on) > :before as buys,
                                cast(count(gap) + 1 as integer) as purchase_days,
                                percentile_cont(0.5) within group (order by gap) as median_gap,
                                cast(count(case when bought_on > :before then 1 end) as integer) as orders,
                                coalesce(sum(case when bought_on > :before then worth end), 0) as spend
                            from (""" + bought + """
                ) b group by customer_id) t) ranked) s
                left join tier_cell c on c.recency = s.recency and c.frequency = s.frequency
                    and c.monetary = s.monetary and c.abc = s.abc""";
    }

    /** Forgets those whose orders were all undone. */
    String forget() {
        return """
                delete from customer_value v where not exists (
                    select 1 from customer_order o
                    where o.customer_id = v.customer_id and o.undone is null and o.placed_at < :tomorrow)""";
    }
}
