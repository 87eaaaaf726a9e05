package io.wayline.customer.search;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.wayline.customer.Customer;
import io.wayline.customer.Lifecycle;
import io.wayline.customer.search.SearchWords.Kind;
import io.wayline.shared.CustomerId;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.MailAddress;
import io.wayline.shared.PhoneNumber;

import static org.assertj.core.api.Assertions.assertThat;

class SearchWordsTests {

    @Test
    void aLatinNameIsFoundFromEachOfItsWords() {
        assertThat(names("Dr. Jürgen von Müller-Lüdenscheidt"))
                .containsExactly(
                        "dr. jurgen von muller-ludenscheidt",
                        "jurgen von muller-ludenscheidt",
                        "von muller-ludenscheidt",
                        "muller-ludenscheidt",
                        "ludenscheidt");
    }

    @Test
    void aChineseNameIsFoundFromEachOfItsCharacters() {
        assertThat(names("欧阳 小明")).containsExactly("欧阳小明", "阳小明", "小明", "明");
    }

    @Test
    void aCharacterOutsideTheFirstPlaneIsOne() {
        assertThat(names("王𠮷")).containsExactly("王𠮷", "𠮷");
    }

    @Test
    void aNameOfBothScriptsIsFoundInBoth() {
        assertThat(names("王雨桐 Wang Yutong"))
                .containsExactly("王雨桐 wang yutong", "雨桐 wang yutong", "桐 wang yutong", "wang yutong", "yutong");
    }

    @Test
    void nobodyFindsByContactDataUnderAnotherName() {
        var words = SearchWords.of(customer("Anna", "Anna.Berg@Example.com", "+8613800138000"));

        assertThat(words)
                .containsEntry("anna", Kind.NAME)
                .containsEntry("c-1", Kind.REF)
                .containsEntry("anna.berg@example.com", Kind.EMAIL)
                .containsEntry("+8613800138000", Kind.PHONE)
                .containsEntry("8613800138000", Kind.PHONE)
                .containsEntry("13800138000", Kind.PHONE)
                .containsEntry("~0008310083168", Kind.END)
                .hasSize(7);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    138 0013-8000     | 13800138000
                    +86 (138) 0013.8  | +8613800138
                    ＡＮＮＡ　Ｂ          | anna b
                    2024-17           | 202417
                    C-17              | c-17
                    """)
    void whatIsTypedIsFoldedLikeWhatIsKept(String typed, String folded) {
        assertThat(SearchWords.folded(typed)).isEqualTo(folded);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    Łukasz Żółć        | lukasz zolc
                    Søren Ærø Bjørn    | soren aero bjorn
                    Đorđe              | dorde
                    GROẞMANN Straße    | grossmann strasse
                    O’Brien            | o'brien
                    Þór Œuvre          | thor oeuvre
                    """)
    void lettersThatFewHaveOnTheirKeyboardArePlain(String typed, String folded) {
        assertThat(SearchWords.folded(typed)).isEqualTo(folded);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    SR-0 | +4915112345678 | 015112345678
                    SR-0 | +4915112345678 | 0151 1234
                    SR-0 | +4915112345678 | 004915112345678
                    SR-0 | +4915112345678 | +49(0)151-12345678
                    SR-0 | +4915112345678 | 49151
                    SR-0 | +4915112345678 | tel:+4915112345678
                    SR-0 | +4915112345678 | +49 151 12345678
                    SR-0 | +4915112345678 | 15112345678
                    SR-1 | +447911123456  | 07911 123456
                    SR-1 | +447911123456  | 0044 (0) 7911 123456
                    SR-2 | +8613912345678 | 86139
                    SR-2 | +8613912345678 | 139 1234
                    SR-2 | +8613912345678 | +86 139-1234-5678
                    SR-3 | +390612345678  | 06 1234
                    """)
    void aNumberIsFoundHoweverItIsDialled(String ref, String kept, String typed) {
        var words = SearchWords.of(customer(ref, null, kept));

        assertThat(SearchWords.beginnings(typed))
                .anySatisfy(beginning -> assertThat(words.keySet())
                        .anySatisfy(word -> assertThat(word).startsWith(beginning)));
    }

    @Test
    void whatNobodySeesIsNoWord() {
        assertThat(SearchWords.folded("\u0000 \u200b\ud800")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"an, ao", "王, 玌", "a\ud7ff, a\ue000"})
    void aRangeEndsBeforeTheFirstThatBeginsOtherwise(String beginning, String after) {
        assertThat(SearchWords.after(beginning)).isEqualTo(after);
    }

    private static Iterable<String> names(String name) {
        var words = SearchWords.of(customer(name, null, null));
        words.values().removeIf(kind -> kind != Kind.NAME);
        return words.keySet();
    }

    private static Customer customer(String name, @Nullable String email, @Nullable String phone) {
        return new Customer(
                new CustomerId("1"),
                new CustomerRef("C-1"),
                name,
                email == null ? null : new MailAddress(email),
                phone == null ? null : new PhoneNumber(phone),
                null,
                null,
                null,
                null,
                Lifecycle.NEW,
                Instant.EPOCH,
                0);
    }
}
