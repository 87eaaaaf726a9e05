package io.wayline.survey;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.message.CustomersOfTests;
import io.wayline.shared.CustomerId;
import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class SurveyMailFactsTests {

    @Autowired
    SurveyMailFacts facts;

    @Autowired
    SurveyDriver driver;

    @Autowired
    SurveyLinks links;

    @Autowired
    JdbcClient jdbc;

    private CustomerId emma = new CustomerId("nobody-yet");

    @BeforeEach
    void emmaIsKnown() {
        emma = new CustomersOfTests(jdbc).emma();
    }

    @Test
    @SuppressWarnings("unchecked")
    void tellsTheQuestionAndALinkForEachScoreInTheLanguageOfTheReader() {
        var ref = driver.asks(emma, SurveyKind.CSAT, "A/17 b");

        var english = facts.of(emma, ref, Locale.ENGLISH);
        var chinese = facts.of(emma, ref, Locale.SIMPLIFIED_CHINESE);

        assertThat(english)
                .containsOnlyKeys("link", "question", "scores", "openUntil", "about")
                .containsEntry("question", "How happy are you with it?")
                .containsEntry("about", "A/17 b");
        assertThat(chinese).containsEntry("question", "您满意吗？").containsEntry("link", english.get("link"));
        assertThat((List<Map<String, Object>>) english.get("scores"))
                .hasSize(5)
                .first()
                .isEqualTo(Map.of("score", 5, "meaning", "Very happy", "link", english.get("link") + "?score=5"));
        assertThat(((List<Map<String, Object>>) chinese.get("scores"))
                        .stream().map(each -> each.get("meaning")).collect(Collectors.toList()))
                .contains("非常满意", "不满意");
    }

    @Test
    void tellsNothingOfWhatIsSomebodyElses() {
        var ref = driver.asks(emma, SurveyKind.CSAT, null);

        assertThat(facts.of(new CustomersOfTests(jdbc).zihan(), ref, Locale.ENGLISH))
                .isEmpty();
        assertThat(facts.of(emma, "no-such-thing", Locale.ENGLISH)).isEmpty();
        assertThat(facts.of(emma, null, Locale.ENGLISH)).isEmpty();
    }

    @Test
    void aLinkLeadsToItsSurveyAndOneThatSomebodyMadeUpToNone() {
        var ref = driver.asks(emma, SurveyKind.CSAT, null);
        var token = driver.page(ref).substring("/s/".length());

        assertThat(links.read(token)).contains(ref);
        assertThat(links.read(token.substring(0, token.length() - 2) + "AA")).isEmpty();
        assertThat(links.read(ref)).isEmpty();
        assertThat(links.read("v1.")).isEmpty();
    }
}
