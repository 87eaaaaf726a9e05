package io.wayline.platform.start;

import java.util.List;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

import io.wayline.background.HoldsConnections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class PoolCheckTests {

    private final PoolCheck check = new PoolCheck(
            new StaticListableBeanFactory().getBeanProvider(HikariDataSource.class),
            List.of(new Holder("wayline.engine.threads", 5), new Holder("wayline.events.threads", 4)));

    @Test
    void aPoolWithSomeForRequestsIsTaken() {
        assertThatNoException().isThrownBy(() -> check.check(13));
    }

    @Test
    void aSmallerOneIsRefusedWithWhatItTakesAndWhatTakesIt() {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> check.check(12))
                .withMessage(
                        "spring.datasource.hikari.maximum-pool-size is 12, but the threads of this node may hold 9 connections and requests need 4.")
                .satisfies(refused -> assertThat(refused.remedy())
                        .isEqualTo("Set it to 13 or more, or lower wayline.engine.threads, wayline.events.threads."));
    }

    private record Holder(String setting, int connections) implements HoldsConnections {}
}
