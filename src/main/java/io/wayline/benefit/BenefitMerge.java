package io.wayline.benefit;

import java.util.List;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.CustomerMerge;
import io.wayline.shared.MergeParticipant;

/** Makes what two customers were given the kept one's; nothing is lost, also where both were given the same. */
@Component
@Order(250)
class BenefitMerge implements MergeParticipant {

    private final JdbcClient jdbc;

    BenefitMerge(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Effect> foresee(CustomerMerge merge) {
        var benefits = jdbc.sql("select count(*) from benefit where customer_id = ?")
                .param(merge.merged().value())
                .query(Long.class)
                .single();
        return List.of(new Effect("benefits", benefits));
    }

    @Override
    public void merge(CustomerMerge merge) {
        // a key that the kept one has, too, would stand twice: the merged one's is told apart by whose it was
        jdbc.sql("""
                        update benefit set once_key = once_key || '~' || cast(:merged as varchar(36))
                        where customer_id = :merged
                            and once_key in (select b.once_key from benefit b where b.customer_id = :kept)""")
                .param("merged", merge.merged().value())
                .param("kept", merge.kept().value())
                .update();
        jdbc.sql("update benefit set customer_id = ? where customer_id = ?")
                .params(merge.kept().value(), merge.merged().value())
                .update();
    }
}
