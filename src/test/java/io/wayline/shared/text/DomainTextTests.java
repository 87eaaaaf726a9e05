package io.wayline.shared.text;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What the registries of these domains and RFC 5891 say. */
class DomainTextTests {

    @ParameterizedTest
    @CsvSource({
        "faß.de, xn--fa-hia.de",
        "FAẞ.de, xn--fa-hia.de",
        "fass.de, fass.de",
        "straße.example, xn--strae-oqa.example",
        "bücher.example, xn--bcher-kva.example",
        "BÜCHER.Example, xn--bcher-kva.example",
        "bu\u0308cher.example, xn--bcher-kva.example",
        "βόλος.com, xn--nxasmm1c.com",
        "例子。测试, xn--fsqu00a.xn--0zwm56d",
        "中国, xn--fiqs8s",
        "ｅxample.com, example.com",
        "παράδειγμα.δοκιμή, xn--hxajbheg2az3al.xn--jxalpdlp",
        "пример.рф, xn--e1afmkfd.xn--p1ai",
        "col·legi.cat, xn--collegi-xma.cat",
        "xn--bcher-kva.example, xn--bcher-kva.example",
        "İstanbul.example, xn--istanbul-o0e.example",
    })
    void isWrittenAsTheDnsHasIt(String domain, String ascii) {
        assertThat(DomainText.ascii(domain)).isEqualTo(ascii);
    }

    @ParameterizedTest
    @ValueSource(strings = {"☃.net", "i❤.ws", "-ä.de", "ä-.de", "\u0301a.de", "a·b.cat", "ä b.de"})
    void isRefusedWhereTheEditionOf2008HasNoSuchDomain(String domain) {
        assertThatIllegalArgumentException().isThrownBy(() -> DomainText.ascii(domain));
    }
}
