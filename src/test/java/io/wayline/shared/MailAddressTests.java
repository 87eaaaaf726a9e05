package io.wayline.shared;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MailAddressTests {

    private static final String LONGEST_LABEL = "a".repeat(63);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.cn",
                "anna.weber@example.com",
                "Anna.WEBER+news@example.com",
                "!#$%&'*+-/=?^_`{|}~@example.com",
                "12345@qq.com",
                "-@1-2.3-4.museum",
                "a@xn--fsqu00a.xn--0zwm56d"
            })
    void keepsWhatCanStandInAnEnvelope(String address) {
        assertThat(new MailAddress(address).value()).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource({
        "' anna@example.com ', anna@example.com",
        "Anna@Example.COM, Anna@example.com",
        "anna@例子.测试, anna@xn--fsqu00a.xn--0zwm56d",
        "anna@BÜCHER.example, anna@xn--bcher-kva.example"
    })
    void bringsTheDomainIntoTheFormOfTheDns(String sent, String kept) {
        assertThat(new MailAddress(sent).value()).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "'', is empty",
        "'   ', is empty",
        "anna, is not an address",
        "@example.com, is not an address",
        "anna@, is not an address",
        "'anna@example.com,ben@example.com', names more than one recipient",
        "anna@example.com;ben@example.com, names more than one recipient",
        "anna@ben@example.com, names more than one recipient",
        ".anna@example.com, has characters before the at sign that mail servers refuse",
        "anna.@example.com, has characters before the at sign that mail servers refuse",
        "an..na@example.com, has characters before the at sign that mail servers refuse",
        "an na@example.com, has characters before the at sign that mail servers refuse",
        "\"anna\"@example.com, has characters before the at sign that mail servers refuse",
        "anna(work)@example.com, has characters before the at sign that mail servers refuse",
        "安娜@example.com, has characters before the at sign that mail servers refuse",
        "anna@localhost, has no valid domain",
        "anna@.com, has no valid domain",
        "anna@example.com., has no valid domain",
        "anna@example..com, has no valid domain",
        "anna@-example.com, has no valid domain",
        "anna@example-.com, has no valid domain",
        "anna@exa_mple.com, has no valid domain",
        "anna@exa mple.com, has no valid domain",
        "anna@[192.0.2.1], has no valid domain",
        "anna@例_子.测试, has no valid domain"
    })
    void saysWhatIsWrong(String address, String problem) {
        assertThatThrownBy(() -> new MailAddress(address))
                .isInstanceOf(InvalidValue.class)
                .hasMessageContaining("email")
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna@example.com\r\nBcc: ben@example.com", "an\tna@example.com", "anna@example.com\u0085"})
    void takesNothingThatCouldEndAHeader(String address) {
        assertThatThrownBy(() -> new MailAddress(address)).hasMessageContaining("control character");
    }

    @Test
    void knowsHowLongAnAddressMayBe() {
        var longest = "a".repeat(64) + "@" + LONGEST_LABEL + "." + LONGEST_LABEL + "." + "a".repeat(61);

        assertThat(new MailAddress(longest).value()).hasSize(254);
        assertThatThrownBy(() -> new MailAddress(longest + "a")).hasMessageContaining("is too long");
        assertThatThrownBy(() -> new MailAddress("a" + "a".repeat(64) + "@b.cn"))
                .hasMessageContaining("is too long");
        assertThatThrownBy(() -> new MailAddress("a@" + LONGEST_LABEL + "a.cn"))
                .hasMessageContaining("has no valid domain");
    }

    @Test
    void knowsTwoSpellingsOfOneMailbox() {
        assertThat(new MailAddress("Anna@Example.com").key()).isEqualTo(new MailAddress("anna@example.com").key());
        assertThat(new MailAddress("Anna@Example.com").domain()).isEqualTo("example.com");
    }
}
