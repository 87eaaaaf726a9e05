package io.wayline.shared.search;

import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SearchTextTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    holi        | Public holidays
                    PUBLIC HOLI | Public holidays
                    days off    | Days off
                    off days    | Days off
                    节假          | 导入节假日
                    假日          | 节假日
                    ｍａｉｌ        | Mail templates
                    jurgen      | Jürgen Müller
                    Müller      | Jurgen Muller
                    web-h       | Web-hooks
                    wang yu     | 王雨桐 Wang Yutong
                    """)
    void fitsWhereAWordBegins(String typed, String label) {
        assertThat(SearchText.of(typed).fits(label)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    days     | Holidays
                    ang      | Wang
                    x        | 节假日
                    mail log | Mail templates
                    """)
    void doesNotFitInTheMiddleOfAWordNorWithAWordTooMany(String typed, String label) {
        assertThat(SearchText.of(typed).fits(label)).isFalse();
    }

    @Test
    void wordsMayStandInDifferentLabels() {
        assertThat(SearchText.of("call onboarding").fitsAny(List.of("Call the customer", "Onboarding")))
                .isTrue();
        assertThat(SearchText.of("call birthday").fitsAny(List.of("Call the customer", "Onboarding")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    wang yu   | 王雨桐 Wang Yutong  | 王雨桐 [Wang Yu]tong
                    王雨        | 王雨桐 Wang Yutong  | [王雨]桐 Wang Yutong
                    jurgen    | Jürgen            | [Jürgen]
                    <b        | a <b>             | a [<b]>
                    x         | Anna              | Anna
                    a         | Anna Ada          | [A]nna [A]da
                    yu wang   | Wang Yu           | [Wang] [Yu]
                    """)
    void marksWhatWasTypedAndKeepsTheTextAsItIs(String typed, String label, String marked) {
        var runs = SearchText.of(typed).mark(label).runs();

        assertThat(runs.stream().map(Marked.Run::text).collect(Collectors.joining()))
                .isEqualTo(label);
        assertThat(runs.stream()
                        .map(run -> run.hit() ? "[" + run.text() + "]" : run.text())
                        .collect(Collectors.joining()))
                .isEqualTo(marked);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    138 0013 8000      | 13800138000
                    +86-138 0013 8000  | 8613800138000
                    １３８００１３８０００       | 13800138000
                    8000               | 8000
                    CU-8000            | ''
                    anna               | ''
                    """)
    void digitsAreThoseOfATextThatIsANumber(String typed, String digits) {
        assertThat(SearchText.of(typed).digits()).isEqualTo(digits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u0000", "\u202e\u200b", "\ud800"})
    void whatNobodySeesIsNothing(String typed) {
        assertThat(SearchText.of(typed).isEmpty()).isTrue();
        assertThat(SearchText.of(typed).fits("Anna")).isFalse();
        assertThat(SearchText.of(typed).mark("Anna")).isEqualTo(Marked.plain("Anna"));
    }

    @Test
    void whatTurnsTheDirectionOfTheTextAroundItIsLeftOutAndEmojiAreNot() {
        assertThat(SearchText.of("a\u202eb")).hasToString("a b");
        assertThat(SearchText.of("شركة 🎉")).hasToString("شركة 🎉");
    }

    @Test
    void aTextIsCutWhereNobodyTypesAnyMoreAndNeverInsideACharacter() {
        assertThat(SearchText.of("𠮷".repeat(10_000)).toString()).isEqualTo("𠮷".repeat(200));
    }
}
