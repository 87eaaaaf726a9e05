package io.wayline.complaint;

import java.util.List;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.CustomerMerge;
import io.wayline.shared.MergeParticipant;
import io.wayline.value.Orders;

/** Makes the complaints of a merged customer those of the one who is kept; their holds and journeys go the same way. */
@Component
@Order(500)
class ComplaintMerge implements MergeParticipant {

    private final JdbcClient jdbc;
    private final Orders orders;

    ComplaintMerge(JdbcClient jdbc, Orders orders) {
        this.jdbc = jdbc;
        this.orders = orders;
    }

    private record Named(long number, String order) {}

    @Override
    public List<Effect> foresee(CustomerMerge merge) {
        var complaints = jdbc.sql("select count(*) from complaint where customer_id = ?")
                .param(merge.merged().value())
                .query(Long.class)
                .single();
        return List.of(new Effect("complaints", complaints));
    }

    @Override
    public void merge(CustomerMerge merge) {
        // an order is no stranger's any more when both were one person all along
        jdbc
                .sql("""
                        select number, order_ref from complaint
                        where order_standing = 'FOREIGN' and customer_id in (?, ?)""")
                .params(merge.kept().value(), merge.merged().value())
                .query((row, at) -> new Named(row.getLong("number"), row.getString("order_ref")))
                .list()
                .stream()
                .filter(complaint -> orders.ownerOf(complaint.order())
                        .filter(owner -> owner.equals(merge.kept()) || owner.equals(merge.merged()))
                        .isPresent())
                .forEach(complaint -> jdbc.sql("update complaint set order_standing = 'OWN' where number = ?")
                        .param(complaint.number())
                        .update());
        jdbc.sql("update complaint set customer_id = ?, version = version + 1 where customer_id = ?")
                .params(merge.kept().value(), merge.merged().value())
                .update();
    }
}
