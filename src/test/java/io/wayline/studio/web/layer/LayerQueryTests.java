package io.wayline.studio.web.layer;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.wayline.shared.InvalidValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LayerQueryTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    @Test
    void asksForNowUnlessSomethingElseIsSaid() {
        var choice = read(null, null, null);

        assertThat(choice.isNow()).isTrue();
        assertThat(choice.query()).isEmpty();
    }

    @Test
    void saysAgainWhatWasAskedFor() {
        assertThat(read("time", "30", null).query()).isEqualTo("&layer=time");
        assertThat(read("drop-off", "7", "off").query()).isEqualTo("&layer=drop-off&period=7&sort=off");
        assertThat(new LayerQuery("through", "", "2026-11-01", "2026-11-05", null)
                        .read(TODAY)
                        .query())
                .isEqualTo("&layer=through&from=2026-11-01&to=2026-11-05");
    }

    @Test
    void keepsThePeriodInAnotherLayerAndForgetsTheColumn() {
        assertThat(read("time", "7", "typical").in("through")).isEqualTo("&layer=through&period=7");
    }

    @Test
    void sortsByAColumnAndByTheSameOneNoMore() {
        assertThat(read("time", null, null).by("typical")).isEqualTo("&layer=time&sort=typical");
        assertThat(read("time", null, "typical").by("typical")).isEqualTo("&layer=time");
    }

    @Test
    void namesWhatCannotBe() {
        refuses(new LayerQuery("heat", null, null, null, null), "layer");
        refuses(new LayerQuery("time", "a week", null, null, null), "period");
        refuses(new LayerQuery("time", "12", null, null, null), "period");
        refuses(new LayerQuery("time", null, "soon", null, null), "from");
        refuses(new LayerQuery("time", null, null, null, "beauty"), "sort");
    }

    private static LayerChoice read(@Nullable String layer, @Nullable String period, @Nullable String sort) {
        return new LayerQuery(layer, period, null, null, sort).read(TODAY);
    }

    private static void refuses(LayerQuery query, String field) {
        assertThatThrownBy(() -> query.read(TODAY))
                .isInstanceOf(InvalidValue.class)
                .hasMessageContaining(field);
    }
}
