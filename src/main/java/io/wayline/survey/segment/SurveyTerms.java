package io.wayline.survey.segment;

import java.util.Arrays;
import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.shared.segment.Condition;
import io.wayline.shared.segment.Given;
import io.wayline.shared.segment.SegmentTerm;
import io.wayline.shared.segment.SegmentTerms;
import io.wayline.shared.segment.Slot;
import io.wayline.survey.SurveyKind;

/** What rules can say of what customers were asked and what they answered; an answer counts once it has settled. */
@Configuration(proxyBeanMethods = false)
class SurveyTerms {

    private static final String SURVEY = "survey";
    private static final String SOME = "exists (select 1 from survey s where s.customer_id = c.id and ";

    @Bean
    SegmentTerms termsOfSurveys() {
        return SegmentTerms.of(
                new SegmentTerm(
                        "survey.score",
                        List.of(
                                kind().needed(),
                                Slot.whole(Slot.AT_LEAST, 0, 10),
                                Slot.whole(Slot.AT_MOST, 0, 10),
                                Slot.span(Slot.WITHIN)),
                        List.of(Slot.AT_LEAST, Slot.AT_MOST),
                        SurveyTerms::scored),
                new SegmentTerm("survey.asked", List.of(kind(), Slot.span(Slot.WITHIN)), SurveyTerms::asked));
    }

    private static Slot kind() {
        return Slot.choice(
                SURVEY,
                "survey.kind.",
                Arrays.stream(SurveyKind.values()).map(SurveyKind::name).toList());
    }

    private static Condition scored(Given given) {
        var answered = Condition.in("s.kind", given.words(SURVEY))
                .and("s.settled_at is not null")
                .and(given.between("s.score"));
        return given.since(Slot.WITHIN)
                .map(since -> answered.and("s.settled_at >= ?", since))
                .orElse(answered)
                .within(SOME, ")");
    }

    private static Condition asked(Given given) {
        var asked = given.words(SURVEY).isEmpty() ? Condition.of("1 = 1") : Condition.in("s.kind", given.words(SURVEY));
        return given.since(Slot.WITHIN)
                .map(since -> asked.and("s.asked_at >= ?", since))
                .orElse(asked)
                .within(SOME, ")");
    }
}
