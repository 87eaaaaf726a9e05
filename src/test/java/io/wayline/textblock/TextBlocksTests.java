package io.wayline.textblock;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.shared.NotFound;
import io.wayline.staff.Queues;
import io.wayline.testing.DatabaseTest;
import io.wayline.textblock.InvalidBlock.Why;
import io.wayline.textblock.TextBlocks.Draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DatabaseTest
class TextBlocksTests {

    @Autowired
    TextBlocks blocks;

    @Autowired
    Queues queues;

    @Autowired
    JdbcClient jdbc;

    private final String some = UUID.randomUUID().toString().substring(0, 8);
    private final String queue = "tb-" + some;

    @BeforeEach
    void aQueue() {
        queues.create(queue, "Letters", "信件", List.of());
    }

    @AfterEach
    void nothingIsLeft() {
        jdbc.sql("delete from text_block where name like ?").param(some + "%").update();
    }

    @Test
    void findsThoseOfAQueueAndOfAllTheLanguageFirst() {
        written("seal, apology", queue, "zh-CN", "密封圈装反了");
        written("Seal", "", "en", "The seal was fitted the wrong way round.");
        queues.create(queue + "-x", "Others", "其他", List.of());
        written("Seal of others", queue + "-x", "en", "Not for us.");

        assertThat(found(some + " SEAL", "zh-CN")).containsExactly(some + " seal, apology", some + " Seal");
        assertThat(found(some + " seal", "en")).containsExactly(some + " Seal", some + " seal, apology");
        assertThat(found("密封圈装反", "en")).containsExactly(some + " seal, apology");
        assertThat(found(some + "%", "en")).isEmpty();
    }

    @Test
    void refusesWhatCannotBeFilledInAndNamesIt() {
        assertThatExceptionOfType(InvalidBlock.class)
                .isThrownBy(() -> written("Hello", queue, "en", "Dear {customer.nam}"))
                .satisfies(unfit -> {
                    assertThat(unfit.why()).isEqualTo(Why.PLACEHOLDER_UNKNOWN);
                    assertThat(unfit.field()).isEqualTo("body");
                    assertThat(unfit.which()).isEqualTo("{customer.nam}");
                });
    }

    @Test
    void refusesWhatHasNoNameTextLanguageOrQueue() {
        assertThat(why(new Draft(" ", "", "en", "x"))).isEqualTo(Why.NAME_FORM);
        assertThat(why(new Draft("a".repeat(81), "", "en", "x"))).isEqualTo(Why.NAME_FORM);
        assertThat(why(new Draft(some, "", "en", "  "))).isEqualTo(Why.BODY_FORM);
        assertThat(why(new Draft(some, "", "en", "x".repeat(4_001)))).isEqualTo(Why.BODY_FORM);
        assertThat(why(new Draft(some, "", "de", "x"))).isEqualTo(Why.LANGUAGE_UNKNOWN);
        assertThat(why(new Draft(some, "nowhere", "en", "x"))).isEqualTo(Why.QUEUE_UNKNOWN);
    }

    @Test
    void addsTheSameOnceAndAnotherOfThatNameNever() {
        written("Hello", queue, "en", "Hello\r\nthere ");
        written("Hello", queue, "en", "Hello\nthere");

        assertThat(found(some + " hello", "en")).hasSize(1);
        assertThatExceptionOfType(InvalidBlock.class)
                .isThrownBy(() -> written("HELLO", queue, "en", "Another"))
                .satisfies(unfit -> assertThat(unfit.why()).isEqualTo(Why.NAME_TAKEN));
    }

    @Test
    void aChangeMadeMeanwhileIsNotWrittenOver() {
        written("Hello", queue, "en", "Hello");
        var seen = blocks.matching(queue, "en", some, 1).get(0);
        var mine = new Draft(seen.name(), queue, "en", "Good day");
        blocks.change(seen.id(), mine, seen.version(), "shen");
        blocks.change(seen.id(), mine, seen.version(), "shen");

        assertThatExceptionOfType(InvalidBlock.class)
                .isThrownBy(
                        () -> blocks.change(seen.id(), new Draft(seen.name(), queue, "en", "Hi"), seen.version(), "he"))
                .satisfies(unfit -> assertThat(unfit.why()).isEqualTo(Why.VERSION_STALE));
        assertThat(blocks.get(seen.id()).body()).isEqualTo("Good day");
        blocks.remove(seen.id(), "shen");
        blocks.remove(seen.id(), "shen");
        assertThatThrownBy(() -> blocks.get(seen.id())).isInstanceOf(NotFound.class);
    }

    @Test
    void isReadPageByPage() {
        List.of("a", "b", "c").forEach(name -> written(name, queue, "en", "x"));
        var before = blocks.page(null, 200).items().stream()
                .map(TextBlock::name)
                .filter(name -> name.startsWith(some))
                .toList();
        assertThat(before).containsExactly(some + " a", some + " b", some + " c");

        var first = blocks.matching(queue, "en", some + " a", 1).get(0);
        assertThat(blocks.page(String.valueOf(first.id()), 1).items())
                .extracting(TextBlock::name)
                .containsExactly(some + " b");
    }

    private void written(String name, String at, String language, String body) {
        blocks.create(new Draft(some + " " + name, at, language, body), "shen");
    }

    private Why why(Draft draft) {
        try {
            blocks.create(draft, "shen");
            throw new AssertionError("was taken: " + draft);
        } catch (InvalidBlock unfit) {
            return unfit.why();
        }
    }

    private List<String> found(String words, String language) {
        return blocks.matching(queue, language, words, 10).stream()
                .map(TextBlock::name)
                .toList();
    }
}
