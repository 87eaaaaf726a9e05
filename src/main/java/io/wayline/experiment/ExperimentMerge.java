package io.wayline.experiment;

import java.util.List;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.CustomerMerge;
import io.wayline.shared.MergeParticipant;

/**
 * Makes the merged one's variants the kept one's. Where both have one of the same experiment the kept one's stays; when
 * they differ, this person has had both and counts for neither.
 */
@Component
@Order(258)
class ExperimentMerge implements MergeParticipant {

    private final JdbcClient jdbc;

    ExperimentMerge(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Effect> foresee(CustomerMerge merge) {
        var variants = jdbc.sql("select count(*) from experiment_variant where customer_id = ?")
                .param(merge.merged().value())
                .query(Long.class)
                .single();
        return List.of(new Effect("variants", variants));
    }

    @Override
    public void merge(CustomerMerge merge) {
        var kept = merge.kept().value();
        var merged = merge.merged().value();
        jdbc.sql("""
                        update experiment_variant set mixed = true
                        where customer_id = :kept and exists (
                            select 1 from experiment_variant m
                            where m.experiment = experiment_variant.experiment and m.customer_id = :merged
                                and (m.mixed or m.variant <> experiment_variant.variant))""").param("kept", kept).param("merged", merged).update();
        jdbc.sql("""
                        delete from experiment_variant where customer_id = :merged and experiment in (
                            select k.experiment from experiment_variant k where k.customer_id = :kept)""").param("merged", merged).param("kept", kept).update();
        jdbc.sql("update experiment_variant set customer_id = ? where customer_id = ?")
                .params(kept, merged)
                .update();
    }
}
