package io.wayline.audience.segment;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.audience.AudienceDriver;
import io.wayline.shared.InvalidFields;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

@DatabaseTest
class SegmentsTests {

    @Autowired
    Segments segments;

    @Autowired
    ShippedSegments shipped;

    @Autowired
    AudienceDriver driver;

    private final String key = "of-test-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void theSegmentsOfTheProductAreThereInBothLanguages() {
        assertThat(segments.keys())
                .contains("at-risk", "long-silent", "birthday", "seasonal", "key-customers", "monthly-news");
        assertThat(segments.get("at-risk").isShipped()).isTrue();
        assertThat(segments.get("at-risk").name(Locale.SIMPLIFIED_CHINESE)).isEqualTo("沉寂的客户");
        assertThat(segments.get("at-risk").name(Locale.ENGLISH)).isEqualTo("Quiet customers");
    }

    @Test
    void aChangeMakesANewVersionAndLeavesTheOneBeforeAsItWas() {
        var first = segments.make(key, draft("{'term': 'customer.email'}"), "tang");

        var second = segments.change(key, draft("{'term': 'customer.phone'}"), 1, "he");

        assertThat(second.version()).isEqualTo(2);
        assertThat(segments.get(key)).isEqualTo(second);
        assertThat(segments.get(key, 1).rule()).isEqualTo(first.rule());
        assertThat(segments.versions(key))
                .extracting(Segment::version, Segment::madeBy)
                .containsExactly(tuple(2, "he"), tuple(1, "tang"));
    }

    @Test
    void whatSaysTheSameIsNoChange() {
        segments.make(key, draft("{'term': 'customer.email'}"), "tang");

        assertThat(segments.change(key, draft("{'term': 'customer.email'}"), 1, "he")
                        .version())
                .isEqualTo(1);
    }

    @Test
    void whoeverDidNotSeeTheLatestVersionChangesNothing() {
        segments.make(key, draft("{'term': 'customer.email'}"), "tang");
        segments.change(key, draft("{'term': 'customer.phone'}"), 1, "he");

        assertThatThrownBy(() -> segments.change(key, draft("{'term': 'consent.hold'}"), 1, "tang"))
                .isInstanceOf(SegmentChanged.class)
                .hasMessageContaining("version 2");
        assertThat(segments.get(key).version()).isEqualTo(2);
    }

    @Test
    void savingTwiceByADoubleClickSavesOnce() {
        var email = draft("{'term': 'customer.email'}");
        var phone = draft("{'term': 'customer.phone'}");

        var both = List.of(
                CompletableFuture.supplyAsync(() -> segments.make(key, email, "tang")),
                CompletableFuture.supplyAsync(() -> segments.make(key, email, "tang")));
        assertThat(both).allSatisfy(each -> assertThat(each.get().version()).isEqualTo(1));
        assertThat(segments.change(key, phone, 1, "tang").version()).isEqualTo(2);
        assertThat(segments.change(key, phone, 1, "tang").version()).isEqualTo(2);
        assertThat(segments.versions(key)).hasSize(2);
    }

    @Test
    void anEarlierVersionCanCountAgain() {
        var first = segments.make(key, draft("{'term': 'customer.email'}"), "tang");
        segments.change(key, draft("{'term': 'customer.phone'}"), 1, "he");

        var third = segments.takeUp(key, 1, 2, "tang");

        assertThat(third.version()).isEqualTo(3);
        assertThat(third.rule()).isEqualTo(first.rule());
    }

    @Test
    void aShippedFileCountsUntilSomebodyHereChangesTheSegment() {
        shipped.bring(key, file("First", "customer.email"));
        shipped.bring(key, file("First", "customer.email"));
        shipped.bring(key, file("Second", "customer.email"));
        assertThat(segments.get(key).version()).isEqualTo(2);
        assertThat(segments.get(key).name(Locale.ENGLISH)).isEqualTo("Second");

        segments.change(key, draft("{'term': 'customer.phone'}"), 2, "tang");
        shipped.bring(key, file("Third", "customer.email"));
        shipped.bring(key, file("Third", "customer.email"));

        assertThat(segments.get(key).version()).isEqualTo(3);
        assertThat(segments.get(key).newest()).isEqualTo(4);
        assertThat(segments.takeUp(key, 4, 3, "tang").name(Locale.ENGLISH)).isEqualTo("Third");
    }

    @Test
    void aShippedFileThatIsWrongIsLeftOut() {
        shipped.bring(key, "{\"name\": {\"en\": \"Broken\"}, \"rule\": {\"term\": \"customer.shoesize\"}}");
        shipped.bring(key, "no JSON at all");
        shipped.bring("Not A Key", file("First", "customer.email"));

        assertThat(segments.keys()).doesNotContain(key, "Not A Key");
    }

    @Test
    void aSegmentHasANameAndAKeyOfItsOwn() {
        segments.make(key, draft("{'term': 'customer.email'}"), "tang");
        var rule = driver.rule("{'all': []}");

        assertThatThrownBy(() -> segments.make(key, draft("{'all': []}"), "tang"))
                .isInstanceOf(InvalidValue.class)
                .hasMessageContaining("is taken");
        for (var wrong : List.of("", "At-Risk", "at risk", "-a", "a--b", "a".repeat(61))) {
            assertThatThrownBy(() -> segments.make(wrong, draft("{'all': []}"), "tang"))
                    .isInstanceOf(InvalidValue.class)
                    .hasMessageContaining("is no name for a segment");
        }
        assertThatThrownBy(() -> new SegmentDraft(new Segment.Words(" ", null, null, null), rule))
                .isInstanceOf(InvalidFields.class);
        assertThatThrownBy(() -> new SegmentDraft(new Segment.Words("a\nb", null, "b".repeat(501), null), rule))
                .isInstanceOfSatisfying(
                        InvalidFields.class,
                        refused -> assertThat(refused.findings()).hasSize(2));
        assertThatThrownBy(() -> segments.get("of-nobody")).isInstanceOf(NotFound.class);
    }

    private SegmentDraft draft(String rule) {
        return AudienceDriver.draft(driver.rule(rule));
    }

    private static String file(String name, String term) {
        return "{\"name\": {\"en\": \"%s\"}, \"rule\": {\"term\": \"%s\"}}".formatted(name, term);
    }
}
