package io.wayline.platform.web;

import java.util.Collection;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;

import io.wayline.shared.page.RailEntry;
import io.wayline.shared.search.SearchPlaces;
import io.wayline.shared.search.SearchSource;
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
    Collection<SearchPlaces> places;

    @Autowired
    Collection<SearchSource> sources;

    @Autowired
    KnownKinds kinds;

    @Test
    void everyPlaceInTheRailHasANameInBothLanguages() {
        assertThat(rail).hasSizeGreaterThan(5).allSatisfy(entry -> hasText("rail." + entry.key()));
    }

    @Test
    void everyPlaceThatIsFoundHasANameAndOtherWordsInBothLanguages() {
        assertThat(places.stream().flatMap(each -> each.places().stream()))
                .hasSizeGreaterThan(10)
                .allSatisfy(place -> {
                    hasText("place." + place.key());
                    hasText("place." + place.key() + ".words");
                });
        assertThat(places.stream().flatMap(each -> each.acts().stream()))
                .hasSizeGreaterThan(5)
                .allSatisfy(act -> {
                    hasText("act." + act.key());
                    hasText("act." + act.key() + ".words");
                });
    }

    @Test
    void everyGroupOfTheSearchSaysWhatItHoldsAndWhatToTypeInBothLanguages() {
        assertThat(sources).hasSizeGreaterThan(8).allSatisfy(source -> {
            hasText("search.group." + source.group().key());
            hasText("search.by." + source.group().key());
        });
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
