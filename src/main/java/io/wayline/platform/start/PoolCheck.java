package io.wayline.platform.start;

import java.util.List;
import java.util.stream.Collectors;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

import io.wayline.background.HoldsConnections;

/** Refuses a start whose pool of connections is smaller than what its threads hold, with some for requests beside. */
@Component
class PoolCheck implements SmartInitializingSingleton {

    /** Fewer, and people wait for the work in the background. */
    private static final int FOR_REQUESTS = 4;

    private final ObjectProvider<HikariDataSource> pools;
    private final List<HoldsConnections> holders;

    PoolCheck(ObjectProvider<HikariDataSource> pools, List<HoldsConnections> holders) {
        this.pools = pools;
        this.holders = holders;
    }

    @Override
    public void afterSingletonsInstantiated() {
        pools.ifUnique(pool -> check(pool.getMaximumPoolSize()));
    }

    void check(int size) {
        var needed = FOR_REQUESTS
                + holders.stream().mapToInt(HoldsConnections::connections).sum();
        if (size < needed) {
            throw new StartRefused(
                    "spring.datasource.hikari.maximum-pool-size is %d, but the threads of this node may hold %d connections and requests need %d."
                            .formatted(size, needed - FOR_REQUESTS, FOR_REQUESTS),
                    "Set it to %d or more, or lower %s."
                            .formatted(
                                    needed,
                                    holders.stream()
                                            .map(HoldsConnections::setting)
                                            .distinct()
                                            .sorted()
                                            .collect(Collectors.joining(", "))));
        }
    }
}
