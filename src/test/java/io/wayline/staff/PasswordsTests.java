package io.wayline.staff;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PasswordsTests {

    private final Passwords passwords = new Passwords();

    @ParameterizedTest
    @CsvSource({
        "eleven char, PASSWORD_SHORT",
        "aaaaaaaaaaaaaaaa, PASSWORD_OBVIOUS",
        "anna-anna-anna, PASSWORD_OBVIOUS",
        "Wayline-2026, PASSWORD_OBVIOUS",
        "长长长长长长长长长长长长长长长长长长长长长长长长长, PASSWORD_LONG",
    })
    void refusesWhatIsNoPassword(String password, InvalidAccount.Why why) {
        assertThatExceptionOfType(InvalidAccount.class)
                .isThrownBy(() -> passwords.accepted("anna", password))
                .satisfies(refused -> assertThat(refused.why()).isEqualTo(why));
    }

    @Test
    void takesAFewWordsWithoutRulesOfComposition() {
        var stored = passwords.accepted("anna", "correct horse battery");

        assertThat(passwords.match("correct horse battery", stored)).isTrue();
        assertThat(passwords.match("correct horse batterY", stored)).isFalse();
    }

    @Test
    void matchesNothingWhereThereIsNoPassword() {
        assertThat(passwords.match("nobody's password", null)).isFalse();
    }
}
