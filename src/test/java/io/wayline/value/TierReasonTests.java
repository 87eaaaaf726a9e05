package io.wayline.value;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;

import static org.assertj.core.api.Assertions.assertThat;

class TierReasonTests {

    private static final Instant NOW = Instant.parse("2026-11-17T04:00:00Z");

    private final TierReason reason = new TierReason(texts());

    @Test
    void namesEverythingThatTheCustomerIsAtTheTopOf() {
        var value = value(12, 1, new TierRules.Cell(5, 5, 4, "A"), "champion");

        assertThat(reason.of(value, Locale.ENGLISH))
                .isEqualTo("Tier A, champion: 12 orders in the last 365 days, worth CNY 4,321.50."
                        + " Among the top fifth of buyers by how recently they bought and how often they buy."
                        + " One of those who bring the first 70 % of sales."
                        + " One order is missing from the sum: no rate is set for the currency.");
        assertThat(reason.of(value, Locale.SIMPLIFIED_CHINESE))
                .isEqualTo("A 级，核心：近 365 天下单 12 笔，共 CNY 4,321.50。最近一次购买的时间、购买频率位居所有买家的前五分之一。"
                        + "属于贡献前 70% 销售额的客户。有 1 笔订单未计入金额：其币种没有设置汇率。");
    }

    @Test
    void keepsALabelThatStaffMadeUp() {
        assertThat(reason.of(value(1, 0, new TierRules.Cell(1, 1, 1, "C"), "house friend"), Locale.ENGLISH))
                .startsWith("Tier A, house friend: one order ")
                .doesNotContain("top fifth");
    }

    @Test
    void saysWhyThereIsNoRank() {
        assertThat(reason.of(value(2, 0, null, CustomerValue.LAPSED), Locale.ENGLISH))
                .isEqualTo("Tier A, lapsed: bought before, but nothing in the last 365 days.");
        assertThat(reason.of(unrated(0), Locale.ENGLISH)).isEqualTo("Tier C: has not bought anything yet.");
        assertThat(reason.of(unrated(1), Locale.ENGLISH)).isEqualTo("Tier C for now: the purchases are rated tonight.");
    }

    private static CustomerValue value(int orders, int unconverted, TierRules.Cell cell, String label) {
        var spend = new BigDecimal("4321.50");
        return new CustomerValue(
                orders,
                spend,
                "CNY",
                unconverted,
                NOW,
                NOW,
                0,
                9.0,
                new CustomerValue.Rating(Tier.A, label, cell, orders, spend, 9.0, NOW));
    }

    private static CustomerValue unrated(int orders) {
        return new CustomerValue(orders, BigDecimal.ZERO, "CNY", 0, null, null, null, null, null);
    }

    private static ReloadableResourceBundleMessageSource texts() {
        var texts = new ReloadableResourceBundleMessageSource();
        texts.setBasename("classpath:messages/value");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        return texts;
    }
}
