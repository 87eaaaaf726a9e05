package io.wayline.customer.reach;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.customer.Customer;

/** Says by which ways marketing may reach a customer now: with a way to reach them, their consent to it, and no hold. */
@Component
public class MarketingReach {

    private final JdbcClient jdbc;

    MarketingReach(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param holds how many holds stand */
    public record Ways(int holds, boolean mayMail, boolean mayCall) {}

    /** One statement, for a customer whose contact data the caller has read. */
    public Ways to(Customer customer) {
        return jdbc.sql("""
                        select (select count(*) from marketing_hold
                                where customer_id = :customer and lifted_at is null) as holds,
                            (select count(*) from consent where customer_id = :customer
                                and purpose = 'marketing' and channel = 'email' and given) as email,
                            (select count(*) from consent where customer_id = :customer
                                and purpose = 'marketing' and channel = 'phone' and given) as phone""")
                .param("customer", customer.id().value())
                .query((row, number) -> {
                    var holds = row.getInt("holds");
                    return new Ways(
                            holds,
                            holds == 0 && customer.email() != null && row.getInt("email") > 0,
                            holds == 0 && customer.phone() != null && row.getInt("phone") > 0);
                })
                .single();
    }
}
