package io.wayline.platform.web;

import java.util.Collection;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;

import io.wayline.shared.page.RailEntry;
import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/** What features contribute has all that it needs. */
@DatabaseTest
class ContributionsTests {

    @Autowired
    MessageSource messages;

    @Autowired
    Collection<RailEntry> rail;

    @Test
    void everyPlaceInTheRailHasANameInBothLanguages() {
        assertThat(rail).hasSizeGreaterThan(5).allSatisfy(entry -> hasText("rail." + entry.key()));
    }

    private void hasText(String key) {
        for (Locale language : Languages.ALL) {
            assertThatNoException().as(key).isThrownBy(() -> messages.getMessage(key, null, language));
        }
    }
}
