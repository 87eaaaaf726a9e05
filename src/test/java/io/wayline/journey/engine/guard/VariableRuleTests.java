package io.wayline.journey.engine.guard;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class VariableRuleTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ACTIVE",
                "once-per",
                "5f0c1c1e-7b0e-4a58-9f0e-2f6a1f6f7f10",
                "A-2026/117",
                "2026-11-24T09:00:00Z",
                "20261124000000000123",
                "金牌客户",
                ""
            })
    void takesIdsOutcomesAndInstants(String text) {
        assertThat(VariableRule.fault(text, null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna@example.com",
                "+8613812345678",
                "13812345678",
                "11010519491231002X",
                "Please call me back",
                "two\nlines",
                "全额退款，谢谢",
                "我上周买的沙发到现在还没有送来请尽快"
            })
    void refusesHowPeopleAreReachedAndWhatTheyWrote(String text) {
        assertThat(VariableRule.fault(text, null)).isPresent();
    }

    @Test
    void refusesWhatIsTooLongForAnId() {
        assertThat(VariableRule.fault("x".repeat(100), null)).isEmpty();
        assertThat(VariableRule.fault("x".repeat(101), null)).isPresent();
    }

    @Test
    void neverRepeatsTheValue() {
        assertThat(VariableRule.fault("anna@example.com", null))
                .hasValueSatisfying(
                        fault -> assertThat(fault.problem() + fault.fix()).doesNotContain("anna"));
    }

    static Stream<Object> plain() {
        return Stream.of(0, -7, 9_999_999_999L, 12.5, true, new Date());
    }

    @ParameterizedTest
    @MethodSource("plain")
    void takesNumbersTruthValuesAndInstants(Object value) {
        assertThat(VariableRule.fault(value, null)).isEmpty();
    }

    static Stream<Object> others() {
        return Stream.of(
                13_812_345_678L, Double.NaN, List.of("a"), new byte[] {1}, BigDecimal.ONE, Instant.EPOCH, 1.5f);
    }

    @ParameterizedTest
    @MethodSource("others")
    void refusesLargeNumbersAndObjects(Object value) {
        assertThat(VariableRule.fault(value, null)).isPresent();
    }

    @Test
    void holdsWhatIsDeclared() {
        assertThat(VariableRule.fault("ACTIVE", "text")).isEmpty();
        assertThat(VariableRule.fault(3, "number")).isEmpty();
        assertThat(VariableRule.fault(true, "flag")).isEmpty();
        assertThat(VariableRule.fault("2026-11-24T09:00:00+08:00", "instant")).isEmpty();
        assertThat(VariableRule.fault(null, "number")).isEmpty();

        assertThat(VariableRule.fault("3", "number")).isPresent();
        assertThat(VariableRule.fault(3, "text")).isPresent();
        assertThat(VariableRule.fault("true", "flag")).isPresent();
        assertThat(VariableRule.fault("tomorrow", "instant")).isPresent();
    }
}
