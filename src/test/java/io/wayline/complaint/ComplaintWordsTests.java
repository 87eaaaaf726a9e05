package io.wayline.complaint;

import java.io.IOException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ComplaintWordsTests {

    private ComplaintWords words;

    @BeforeEach
    void asShipped() throws IOException {
        words = new ComplaintWords(JsonMapper.builder().build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The handle is hot, I BURNED my hand.",
                "We saw smoke.",
                "水壶一用就漏电，吓死人了",
                "孩子被烫伤，已送急诊。",
                "I got an electric shock",
            })
    void hearHarmInAnyLanguage(String text) {
        assertThat(words.speakOfHarm(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"The burner arrived late.", "水壶接缝处漏水，刚用一周。", "Fired up about your service!", ""})
    void hearNoneInWordsThatOnlyLookAlike(String text) {
        assertThat(words.speakOfHarm(text)).isFalse();
    }

    @Test
    void knowWhatSendersMean() {
        assertThat(words.category(" Shipping ")).isEqualTo(ComplaintCategory.DELIVERY);
        assertThat(words.category("发票")).isEqualTo(ComplaintCategory.INVOICE);
        assertThat(words.category("weather")).isEqualTo(ComplaintCategory.OTHER);
    }
}
