package io.wayline.journey.reference;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OrdinaryShapeTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SO-26-118466",
                "ORD-20261128-0001",
                "118466",
                "000123",
                "5f0c1c1e-7b0e-4a58-9f0e-2f6a1f6f7f10",
                "order-11111111-1111-1111-1111-111111111111",
                "2026-11-28T09:30:00+08:00",
                "2026-11-28",
                "spring-sale",
                "A/1.2_b:3"
            })
    void ordinaryReferencesCostNothing(String text) {
        assertThat(References.isOrdinary(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1000123456789",
                "030-0074321-1",
                "415-555-0123",
                "+4930123",
                "tel:4915112345678",
                "DE89370400440532013000",
                "11010519491231002X",
                "anna@example.com",
                "SO 1",
                "订单-8",
                "１００",
                "ref:1"
            })
    void whatCouldBePersonalGetsAStandIn(String text) {
        assertThat(References.isOrdinary(text)).isFalse();
    }
}
