package io.wayline.platform.web;

import java.util.Collection;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;

import io.wayline.shared.page.RailEntry;
import io.wayline.testing.DatabaseTest;
import io.wayline.timeline.KnownKinds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/** What features contribute has all that it needs. */
@DatabaseTest
class ContributionsTests {

    @Autowired
    MessageSource messages;

    @Autowired
    Collection<RailEntry> rail;

    @Autowired
    KnownKinds kinds;

    @Test
    void everyPlaceInTheRailHasANameInBothLanguages() {
        assertThat(rail).hasSizeGreaterThan(5).allSatisfy(entry -> hasText("rail." + entry.key()));
    }

    /** That every entry which is written is of a kind that its feature names, {@code Timeline} asserts in all tests. */
    @Test
    void everyKindOfTimelineEntryHasATextInBothLanguages() {
        assertThat(kinds.all()).hasSizeGreaterThan(40).allSatisfy(kind -> hasText("timeline." + kind));
    }

    private void hasText(String key) {
        for (Locale language : Languages.ALL) {
            assertThatNoException().as(key).isThrownBy(() -> messages.getMessage(key, null, language));
        }
    }
}
