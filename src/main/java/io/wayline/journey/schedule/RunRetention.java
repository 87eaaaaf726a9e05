package io.wayline.journey.schedule;

import java.time.Clock;

import org.springframework.stereotype.Component;

/** Drops what became of moments that are longer ago than it is kept. */
@Component
public class RunRetention {

    private final RunRows rows;
    private final RunSettings settings;
    private final Clock clock;

    RunRetention(RunRows rows, RunSettings settings, Clock clock) {
        this.rows = rows;
        this.settings = settings;
        this.clock = clock;
    }

    /** @return how many were dropped */
    public int drop() {
        return rows.drop(clock.instant().minus(settings.keep()));
    }
}
