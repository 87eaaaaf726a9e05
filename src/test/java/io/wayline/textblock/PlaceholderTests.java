package io.wayline.textblock;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PlaceholderTests {

    @Test
    void putsValuesInTheirPlacesAsTheyAre() {
        var text = Placeholder.fill(
                "Dear { customer.name }, {agent.name} answers",
                Map.of(Placeholder.CUSTOMER_NAME, "$1 Berg", Placeholder.AGENT_NAME, "Lin Yue"));

        assertThat(text).isEqualTo("Dear $1 Berg, Lin Yue answers");
    }

    @Test
    void leavesWhatIsNotKnownToBeSeen() {
        assertThat(Placeholder.fill("{customer.name}，您好", Map.of())).isEqualTo("{customer.name}，您好");
    }

    @Test
    void namesWhatCannotBeFilledIn() {
        assertThat(Placeholder.unknown("{customer.nam} {customer.name} {} ｛agent｝ {today}"))
                .containsExactly("customer.nam", "", "agent");
    }
}
