package io.wayline.journey.retained;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class InstanceTablesTests {

    @Test
    void namesTheTablesInOneOrderHoweverTheyAreFound() {
        var tables = new InstanceTables(List.of(
                InstanceTable.kept("journey_wish"),
                InstanceTable.dropped("wish_log"),
                InstanceTable.dropped("answer")));

        assertThat(tables.all()).containsExactly("answer", "journey_wish", "wish_log");
        assertThat(tables.dropped()).containsExactly("answer", "wish_log");
    }

    @Test
    void refusesATableThatIsNamedTwice() {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        new InstanceTables(List.of(InstanceTable.kept("wish_log"), InstanceTable.dropped("wish_log"))))
                .withMessageStartingWith("A table is named twice");
    }
}
