package io.wayline.journey.schedule;

import java.time.Clock;
import java.time.Instant;

import org.springframework.stereotype.Component;

/** Which moment an instance stands for that time began: a step that asks what day it is means that one. */
@Component
public class DueMoments {

    private final RunRows rows;
    private final Clock clock;

    DueMoments(RunRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** When it was due, if it began late; else now. */
    public Instant of(String instance) {
        return rows.lateFor(instance).orElseGet(clock::instant);
    }
}
