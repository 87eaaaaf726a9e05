package io.wayline.value.basket;

/** The statements that count what is bought together, in sets; nothing of them passes through this process. */
final class BasketSql {

    /** Articles of an order behind the first fifty are left out: pairs grow with their square. */
    private static final String LINES = " o.undone is null and o.placed_at >= :from and o.placed_at < :to ";

    private static final String FEW = " <= 50 ";

    private BasketSql() {}

    static String orders() {
        return "select count(distinct o.ref) from customer_order o join customer_order_item i on i.order_ref = o.ref where"
                + LINES + "and i.sku is not null and i.line" + FEW;
    }

    static String products() {
        return """
                insert into basket_product (sku, orders)
                select i.sku, cast(count(distinct o.ref) as integer)
                from customer_order o join customer_order_item i on i.order_ref = o.ref
                where""" + LINES + "and i.sku is not null and i.line" + FEW + """
                group by i.sku having count(distinct o.ref) >= :orders""";
    }

    /** Of each article and language the commonest name that several customers were told; one of a kind may name somebody. */
    static String names() {
        return """
                insert into basket_name (sku, language, name)
                select sku, language, name from (
                    select sku, language, name, row_number() over (
                        partition by sku, language order by told desc, name) as place
                    from (
                        select sku, language, name, count(*) as told from (
                            select i.sku, lower(substring(coalesce(c.locale, ''), 1, 2)) as language, i.name, o.customer_id
                            from customer_order o join customer_order_item i on i.order_ref = o.ref
                                join basket_product p on p.sku = i.sku
                                left join customer c on c.id = o.customer_id
                            where""" + LINES + """
                                and i.name is not null) n
                        group by sku, language, name having count(distinct customer_id) >= :customers) t) ranked
                where place = 1""";
    }

    /**
     * Pairs in both directions, of each article the best. The least lift is that of the lower end of Wilson's interval of
     * the confidence.
     */
    static String rules() {
        return """
                insert into basket_rule (sku, other, orders, customers, support, confidence, lift, least_lift)
                select sku, other, orders, customers, support, confidence, lift, least_lift from (
                    select r.*, row_number() over (partition by sku order by least_lift desc, other) as place from (
                        select sku, other, orders, customers, orders / total as support, p as confidence, p / q as lift,
                            (p + z * z / (2 * n) - z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)))
                                / (1 + z * z / n) / q as least_lift
                        from (
                            select d.sku, d.other, d.orders, d.customers, cast(one.orders as double precision) as n,
                                cast(d.orders as double precision) / one.orders as p,
                                two.orders / a.total as q, a.total, a.z
                            from (
                                select case way when 1 then low else high end as sku,
                                    case way when 1 then high else low end as other, orders, customers
                                from (""" + pairs() + """
                                ) pairs cross join (values (1), (2)) as ways (way)) d
                            join basket_product one on one.sku = d.sku
                            join basket_product two on two.sku = d.other
                            cross join (
                                select cast(:all as double precision) as total, cast(:z as double precision) as z) a) figures) r
                    where lift > 1) best
                where place <= :most""";
    }

    private static String pairs() {
        return """
                select a.sku as low, b.sku as high, cast(count(distinct o.ref) as integer) as orders,
                    cast(count(distinct o.customer_id) as integer) as customers
                from customer_order o
                    join customer_order_item a on a.order_ref = o.ref
                    join customer_order_item b on b.order_ref = a.order_ref and b.sku > a.sku
                    join basket_product pa on pa.sku = a.sku
                    join basket_product pb on pb.sku = b.sku
                where""" + LINES + "and a.line" + FEW + "and b.line" + FEW + """
                group by a.sku, b.sku
                having count(distinct o.ref) >= :orders and count(distinct o.customer_id) >= :customers""";
    }
}
