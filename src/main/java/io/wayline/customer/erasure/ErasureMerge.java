package io.wayline.customer.erasure;

import java.util.List;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.CustomerMerge;
import io.wayline.shared.MergeParticipant;

/** Whoever asked to be forgotten under either ref asked it for all that is kept of them. */
@Component
@Order(500)
class ErasureMerge implements MergeParticipant {

    private final JdbcClient jdbc;

    ErasureMerge(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Effect> foresee(CustomerMerge merge) {
        var requests = jdbc.sql("select count(*) from erasure_request where customer_id = ?")
                .param(merge.merged().value())
                .query(Long.class)
                .single();
        return List.of(new Effect("erasures", requests));
    }

    @Override
    public void merge(CustomerMerge merge) {
        jdbc.sql("""
                        update erasure_request set customer_id = ? where customer_id = ?
                            and not exists (select 1 from erasure_request kept where kept.customer_id = ?)""")
                .params(
                        merge.kept().value(),
                        merge.merged().value(),
                        merge.kept().value())
                .update();
        jdbc.sql("delete from erasure_request where customer_id = ?")
                .param(merge.merged().value())
                .update();
    }
}
