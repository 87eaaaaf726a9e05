package io.wayline.survey;

import java.util.List;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.CustomerMerge;
import io.wayline.shared.MergeParticipant;

/** Makes what two customers were asked, and answered, the kept one's; links in their mails go on working. */
@Component
@Order(255)
class SurveyMerge implements MergeParticipant {

    private final JdbcClient jdbc;

    SurveyMerge(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Effect> foresee(CustomerMerge merge) {
        var surveys = jdbc.sql("select count(*) from survey where customer_id = ?")
                .param(merge.merged().value())
                .query(Long.class)
                .single();
        return List.of(new Effect("surveys", surveys));
    }

    @Override
    public void merge(CustomerMerge merge) {
        jdbc.sql("update survey set customer_id = ? where customer_id = ?")
                .params(merge.kept().value(), merge.merged().value())
                .update();
    }
}
