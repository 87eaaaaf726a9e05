package io.wayline.survey;

import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The words of questions and scores, the same in mails and on the page. */
@Component
class SurveyWords {

    private final MessageSource texts;

    SurveyWords(MessageSource texts) {
        this.texts = texts;
    }

    String question(SurveyKind kind, Locale language) {
        return texts.getMessage("survey.question." + kind, null, language);
    }

    /** What a score means, such as <em>very happy</em>. */
    String meaning(SurveyKind kind, int score, Locale language) {
        return texts.getMessage("survey.score." + kind + "." + score, null, language);
    }
}
