package io.wayline.survey;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.timeline.EntryKinds;

/** What the timeline says of surveys: the question and the score, never what the customer wrote. */
@Configuration(proxyBeanMethods = false)
class SurveyEntries {

    static final String ANSWERED = "survey-answered";
    static final String EXPIRED = "survey-expired";

    @Bean
    EntryKinds kindsOfSurveyEntries() {
        return EntryKinds.of(EntryKinds.Subject.MAILS, ANSWERED, "star")
                .and(EXPIRED, "star-off")
                .telling("kind", EntryKinds.Fact.word("survey.kind."));
    }
}
