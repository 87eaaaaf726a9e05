package io.wayline.timeline;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.wayline.timeline.EntryKinds.Fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class KnownKindsTests {

    private static final EntryKinds DESKS = EntryKinds.of(EntryKinds.Subject.DATA, "desk-taken", "desk")
            .and("desk-left", "desk-off")
            .telling("at", Fact.MOMENT);

    private static final EntryKinds KEYS =
            EntryKinds.of(EntryKinds.Subject.DATA, "key-lent", "key").telling("at", Fact.word("key.place."));

    @Test
    void tellsAFactAsTheFeatureOfTheKindDoes() {
        var kinds = new KnownKinds(List.of(DESKS, KEYS));

        assertThat(kinds.icon("desk-left")).isEqualTo("desk-off");
        assertThat(kinds.fact("desk-left", "at")).isEqualTo(Fact.MOMENT);
        assertThat(kinds.fact("key-lent", "at")).isEqualTo(Fact.word("key.place."));
        assertThat(kinds.fact("key-lent", "by")).isEqualTo(Fact.PLAIN);
    }

    @Test
    void showsAPointAndPlainFactsForAKindThatNobodyNamesAnyMore() {
        var kinds = new KnownKinds(List.of(DESKS));

        assertThat(kinds.icon("key-lent")).isEqualTo("point");
        assertThat(kinds.fact("key-lent", "at")).isEqualTo(Fact.PLAIN);
    }

    @Test
    void refusesTwoFeaturesThatClaimOneKind() {
        var others = EntryKinds.of(EntryKinds.Subject.DATA, "desk-taken", "armchair");

        assertThatIllegalStateException()
                .isThrownBy(() -> new KnownKinds(List.of(DESKS, others)))
                .withMessage("Two claim entries of the kind desk-taken");
    }
}
