package io.wayline.shared;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CursorTests {

    @Test
    void aCursorComesBackAsItWentOut() {
        var cursor = new Cursor(Instant.parse("2026-03-01T08:00:00.123456Z"), 17);

        assertThat(Cursor.parse(cursor.toString())).isEqualTo(cursor);
        assertThat(Cursor.parse("2026-03-01T08:00Z_17").at()).isEqualTo("2026-03-01T08:00:00Z");
        assertThat(Cursor.parse(null)).isEqualTo(Cursor.END);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "_",
                "2026-03-01T08:00:00Z",
                "2026-03-01T08:00:00Z_",
                "2026-03-01T08:00:00Z_x",
                "2026-03-01_1",
                "+12026-03-01T08:00:00Z_1",
                "-0001-03-01T08:00:00Z_1"
            })
    void aCursorThatNobodyGaveOutIsRefusedWithWhatHelps(String foreign) {
        assertRefused(() -> Cursor.parse(foreign));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "1.5", "1 or 1=1", "99999999999999999999"})
    void whatIsNoNumberOfARowIsRefusedAlike(String foreign) {
        assertThat(Cursor.number("42")).isEqualTo(42);
        assertRefused(() -> Cursor.number(foreign));
    }

    @Test
    void anIdThatNoRowHasIsRefusedAlikeAndOneThatNoRowCanHaveIsNotLookedUp() {
        assertThat(Cursor.<String>row("a", Optional::of)).isEqualTo("a");
        assertRefused(() -> Cursor.row("a", id -> Optional.empty()));
        assertRefused(() -> Cursor.row("a\0b", Optional::of));
        assertRefused(() -> Cursor.row("a".repeat(201), Optional::of));
    }

    @Test
    void onlyAPageBehindWhichThereIsMoreHasANext() {
        assertThat(Page.of(List.of("a", "b", "c"), 2, 3, last -> last + "!"))
                .isEqualTo(Page.of(List.of("a", "b"), 3, "b!"));
        assertThat(Page.of(List.of("a", "b"), 2, 2, last -> last + "!")).isEqualTo(Page.of(List.of("a", "b"), 2, null));
        assertThat(Page.of(List.<String>of(), 2, 0, last -> last + "!")).isEqualTo(Page.of(List.of(), 0, null));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, 0, 201})
    void aLimitThatNoPageHasIsRefusedWithWhatWasAskedFor(int asked) {
        assertThat(Page.limit(200)).isEqualTo(200);
        assertThatThrownBy(() -> Page.limit(asked))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("limit is %d: send 1 to 200.", asked);
    }

    private static void assertRefused(ThrowingCallable read) {
        assertThatThrownBy(read)
                .isInstanceOf(InvalidValue.class)
                .hasMessage("cursor is not one of ours: send the next of the page before, unchanged.");
    }
}
