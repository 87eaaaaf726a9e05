package io.wayline.note;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.wayline.shared.InvalidValue;
import io.wayline.shared.access.Role;
import io.wayline.staff.Person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class NoteTextTests {

    private static final List<Person> COLLEAGUES = List.of(
            colleague("lin", "Lin Yue"),
            colleague("lin.y", "Lin"),
            colleague("shen", "沈嘉"),
            colleague("wei", "Gu Wei"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    @lin have a look                | lin
                    Please look, @LIN YUE           | lin
                    @Lin Yue's customer             | lin
                    Ask @shen. Then call.           | shen
                    麻烦@沈嘉看一下                   | shen
                    ＠ｓｈｅｎ 请看                   | shen
                    (@wei)                          | wei
                    @lin.y knows                    | lin.y
                    """)
    void namesAColleagueByAccountOrFullName(String text, String account) {
        assertThat(new NoteText(text).mentions(COLLEAGUES)).containsExactly(account);
    }

    @Test
    void namesSeveralOnce() {
        assertThat(new NoteText("@lin @shen: is it you, @lin?").mentions(COLLEAGUES))
                .containsExactly("lin", "shen");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"anna@lin.example", "write to a@shen", "@linda knows", "@ lin", "lin", "@nobody", "@", "@wei-2"})
    void namesNobodyByAnAddressOrAnotherWord(String text) {
        assertThat(new NoteText(text).mentions(COLLEAGUES)).isEmpty();
    }

    @Test
    void keepsLinesAndDropsWhatStandsAround() {
        assertThat(new NoteText("  one\r\n\ttwo \n").value()).isEqualTo("one\n\ttwo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n ", "bell \u0007", "nul \u0000"})
    void refusesWhatSaysNothingOrNoPageCanShow(String text) {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> new NoteText(text))
                .returns("text", InvalidValue::field);
    }

    @Test
    void refusesMoreThanTwoThousandCharactersAndSaysHowMany() {
        assertThat(new NoteText("好".repeat(2_000)).value()).hasSize(2_000);
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> new NoteText("好".repeat(2_001)))
                .withMessageContaining("2001");
    }

    private static Person colleague(String username, String name) {
        return new Person(username, name, Set.of(Role.AGENT), null, null);
    }
}
