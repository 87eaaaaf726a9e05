package io.wayline.journey.catalogue.comment;

import java.time.Duration;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.Letters;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/** Colleagues talk about a drawing beside it. */
@DatabaseTest
class DrawingCommentsTests {

    @Autowired
    DrawingComments comments;

    @Autowired
    SettableClock clock;

    private final String journey = "tea-" + Letters.some();

    @Test
    void anAnswerStandsBehindWhatItAnswers() {
        var first = say(null, "Task_Pour", "Why so late?");
        say(null, "", "The whole is too long");
        clock.advance(Duration.ofMinutes(1));
        say(first, "ignored", "Because the water boils");

        assertThat(comments.of(journey))
                .extracting(DrawingComment::body, DrawingComment::element)
                .containsSubsequence(tuple("Why so late?", "Task_Pour"), tuple("Because the water boils", "Task_Pour"));
        assertThat(comments.countOpen(journey)).isEqualTo(2);
    }

    @Test
    void theSameIsSaidOnceHoweverOftenItIsSent() {
        var id = UUID.randomUUID().toString();
        comments.say(journey, id, null, "", "Once", "he");
        comments.say(journey, id, null, "", "Once", "he");

        assertThat(comments.of(journey)).hasSize(1);
    }

    @Test
    void whatIsSettledIsSeenForAMonthAndAnAnswerOpensIt() {
        var first = say(null, "Task_Pour", "Why so late?");
        comments.settle(journey, first, "shen");
        comments.settle(journey, first, "tang");
        assertThat(comments.of(journey))
                .singleElement()
                .extracting(DrawingComment::settledBy)
                .isEqualTo("shen");
        assertThat(comments.countOpen(journey)).isZero();

        say(first, "", "Not yet");
        assertThat(comments.countOpen(journey)).isEqualTo(1);

        comments.settle(journey, first, "shen");
        clock.advance(Duration.ofDays(31));
        assertThat(comments.of(journey)).isEmpty();
    }

    @Test
    void anotherJourneysThreadIsNoThreadHere() {
        var first = say(null, "", "Here");

        assertThatThrownBy(() -> comments.settle(journey + "-2", first, "he")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> comments.say(journey + "-2", UUID.randomUUID().toString(), first, "", "There", "he"))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void whatCannotBeShownIsRefusedByName() {
        assertThatThrownBy(() -> say(null, "", " \n "))
                .isInstanceOf(InvalidValue.class)
                .hasMessageContaining("words");
        assertThatThrownBy(() -> say(null, "", "x".repeat(2_001))).hasMessageContaining("2001 characters");
        assertThatThrownBy(() -> say(null, "", "a\u0000b")).hasMessageContaining("control characters");
        assertThatThrownBy(() -> comments.say(journey, "7", null, "", "Words", "he"))
                .hasMessageContaining("UUID");
        assertThatThrownBy(() -> say(null, "x".repeat(101), "Words")).hasMessageContaining("element");
    }

    private String say(String thread, String element, String words) {
        var id = UUID.randomUUID().toString();
        comments.say(journey, id, thread, element, words, "he");
        return id;
    }
}
